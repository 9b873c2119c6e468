using CimKit.Circuits.Cells;
using CimKit.Estimation.Figures;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Training;

/// <summary>Reads of one layer's arrays from its trace, and writes from what an epoch sent to its cells.</summary>
/// <remarks>
/// Pulses spread evenly over the cells, and a touched cell gets as many as the others: a row takes that many if any of its
/// cells is touched. Cells conduct halfway between their limits. Source: first principles.
/// </remarks>
internal sealed class CountedTraining(TrainingContext chip, ITrainingLayer reads, LayerPulses pulses, double cells, bool isBackward) : ITrainingLayer
{
    private readonly ArrayWriteModel _write = new(chip.Subarray, chip.Design);

    public PhaseSums Reads(ArrayBlock block) => reads.Reads(block);

    public PartCost Write(ArrayBlock block) => _write.Cost(Count(block), isBackward);

    internal PulseCount Count(ArrayBlock block)
    {
        var each = pulses.Cells == 0 ? 0 : (double)pulses.Total / pulses.Cells;
        var (setRows, setCells) = Touched(block, pulses.Potentiation, each);
        var (resetRows, resetCells) = Touched(block, pulses.Depression, each);
        return new PulseCount
        {
            Rows = block.Rows,
            Columns = block.Columns,
            SetRows = setRows,
            ResetRows = resetRows,
            SetColumns = setRows > 0 ? setCells / setRows : 0,
            ResetColumns = resetRows > 0 ? resetCells / resetRows : 0,
            SetPulses = setRows * each,
            ResetPulses = resetRows * each,
            CellEnergy = (setCells + resetCells) * Energy(each),
        };
    }

    /// <summary>Expected rows and cells of a block that one update touches in one direction.</summary>
    private (double Rows, double Cells) Touched(ArrayBlock block, long sent, double each)
    {
        if (sent == 0)
            return (0, 0);
        var share = Math.Min(sent / each / chip.Design.Iterations / cells, 1);
        return (block.Rows * (1 - Math.Pow(1 - share, block.Columns)), share * block.Rows * block.Columns);
    }

    private double Energy(double each)
    {
        var (array, write) = (chip.Subarray.Lines.Array, chip.Design.Write);
        if (chip.Subarray.Lines.IsSram)
            return 0;
        var voltage = TrainingVoltage.Of(chip.Design);
        var (feature, conductance) = (chip.Node.FeatureSize, (array.MaximumConductance + array.MinimumConductance) / 2);
        return chip.Design.Array.Cell is FeFetCell
            ? 2 * write.Polarization * voltage * 2 * feature * feature
            : each * voltage * voltage * write.PulseWidth * conductance;
    }
}
