using CimKit.Circuits.Training;
using CimKit.Designs;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Training;

/// <summary>What the levels of a training chip's cells stand for.</summary>
internal sealed class TrainingCells : ICellResistance
{
    private readonly double _off;
    private readonly double _on;
    private readonly double _step;
    private readonly double _series;
    private readonly double _row;
    private readonly double _column;
    private readonly double _uniform;

    internal TrainingCells(TrainingSubarray subarray, TrainingDesign design, double levels)
    {
        var array = subarray.Lines.Array;
        IsUniform = subarray.Lines.IsSram && subarray.Node.IsReference;
        IsSram = subarray.Lines.IsSram;
        (_on, _off) = (array.MaximumConductance, array.MinimumConductance);
        _step = (_on - _off) / levels;
        _series = design.Array.Cell is Circuits.Cells.ResistiveCell ? design.SeriesResistance : 0;
        (_row, _column) = (array.RowSegment, array.ColumnSegment);
        _uniform = subarray.Lines.AccessResistance + array.ColumnSegment;
    }

    public bool IsUniform { get; }

    internal bool IsSram { get; }

    internal double Conductance(int level) => _off + level * _step;

    public double Resistance(int level, int levels, int row, int column, int rows) => IsSram
        ? IsUniform || level > 0 ? _uniform : double.PositiveInfinity
        : 1 / Conductance(level) + (column + 1) * _row + (rows - row) * _column + _series;

    /// <summary>How weights of a trace fill cells, and between how many steps their conductance lies.</summary>
    internal static (IWeightCoding Coding, double Levels) CodingOf(TrainingDesign design, int traceBits)
    {
        var array = design.Array;
        var isSram = array.Cell.IsSram;
        if (!isSram && array.WeightBits == array.Cell.Bits)
            return (new MultiBitCells { WeightBits = traceBits, CellBits = Math.Min(traceBits, 8), Fidelity = design.Fidelity }, 1 << traceBits);
        if (design.Fidelity == Foundation.Fidelity.Reference)
            return (new RunningQuotients(array.WeightBits, array.Cell.Bits, isSram), 1);
        return (new MultiBitCells { WeightBits = array.WeightBits, CellBits = array.Cell.Bits }, (1 << array.Cell.Bits) - 1);
    }

    internal static MappingInputs Inputs(MappingInputs mapping, IWeightCoding coding) => mapping with { Coding = coding };
}
