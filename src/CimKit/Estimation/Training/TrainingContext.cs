using CimKit.Circuits;
using CimKit.Circuits.Logic;
using CimKit.Circuits.Technology;
using CimKit.Circuits.Training;
using CimKit.Designs;
using CimKit.Estimation.Elements;
using CimKit.Mapping;

namespace CimKit.Estimation.Training;

/// <summary>What every level of a training chip needs to know.</summary>
internal sealed record TrainingContext(TrainingDesign Design, TechnologyNode Node, NetworkMapping Mapping)
{
    internal bool IsReference => Node.IsReference;

    internal Clock Clock { get; } = new() { Frequency = Design.Frequency, IsSynchronous = false };

    internal required TrainingSubarray Subarray { get; init; }

    internal int Rows => Design.Array.Rows;

    internal int Columns => Design.Array.Columns;

    internal int InputBits => Design.Array.InputBits;

    internal bool IsRowByRow => Design.Array.Read.IsRowByRow;

    internal int CellsPerWeight => (Design.Array.WeightBits + Design.Array.Cell.Bits - 1) / Design.Array.Cell.Bits;

    internal int Shared => Design.Array.Cell.IsSram && IsRowByRow ? CellsPerWeight : Design.Array.ColumnsPerConverter;

    internal int WeightsPerConverter => IsReference ? Shared / CellsPerWeight : ChipContext.Ceiling(Shared, CellsPerWeight);

    /// <summary>Bits of what an array senses in one cycle.</summary>
    internal int SensedBits => IsRowByRow
        ? ChipContext.Log2Up(Rows) + Design.Array.Cell.Bits - 1
        : ChipContext.Log2Up(Design.Array.Adc.Levels);

    /// <summary>Bits of an array's result before sums over arrays.</summary>
    internal int ResultBits => SensedBits + InputBits + CellsPerWeight + 1;

    internal long Vectors(LayerMapping layer) => layer.Footprint.Row.Positions(Mapping.Inputs.Fidelity);

    internal bool IsBackward(LayerMapping layer) => Design.IsTraining && layer.Index > 0;

    internal AdderTree Tree(int inputs, int bits, long trees, double width) => new()
    {
        Inputs = inputs,
        Bits = bits,
        Trees = (int)trees,
        Clock = Clock,
        Placement = Placement.UnderColumns(width),
    };
}
