using CimKit.Circuits.Cells;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Memories;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>Lines and cells of an array that is read along its rows and along its columns.</summary>
/// <remarks>Source: [Peng2021]; [Chen2018].</remarks>
internal sealed record TrainingLines
{
    private const double AccessShare = 0.25;

    private TrainingLines(CellArray array) => Array = array;

    internal CellArray Array { get; }

    internal required int Rows { get; init; }

    internal required int Columns { get; init; }

    internal required bool IsSram { get; init; }

    internal required bool HasAccess { get; init; }

    /// <summary>Wire along a row, with the gates of access transistors if the program counts them.</summary>
    internal required double Wordline { get; init; }

    internal required double Column { get; init; }

    /// <summary>Wire and drains of access transistors along a row, which a transposed read senses.</summary>
    internal required double TransposedRow { get; init; }

    /// <summary>A conducting cell and its access transistor.</summary>
    internal required double OpenResistance { get; init; }

    /// <summary>Mean of an open and a closed cell, with access transistor.</summary>
    internal required double MeanResistance { get; init; }

    internal required double AccessResistance { get; init; }

    /// <summary>Time and capacitance of a flip of one SRAM cell; 0 for others.</summary>
    internal double FlipTime { get; init; }

    internal double FlipCapacitance { get; init; }

    internal double CellLeakage { get; init; }

    internal double RowWire => Array.RowWireCapacitance;

    internal double ColumnWire => Array.ColumnWireCapacitance;

    internal double RowLength => Array.RowLength;

    internal double ColumnLength => Array.ColumnLength;

    internal double RowResistance => Array.RowResistance;

    internal double ColumnResistance => Array.ColumnResistance;

    internal static TrainingLines Of(TechnologyNode node, IArrayCell cell, int rows, int columns)
    {
        var array = cell.Array(node, rows, columns, isRowByRow: false);
        return cell.IsSram ? Sram(node, array, rows, columns)
            : cell.HasAccessTransistor ? WithAccess(node, array, rows, columns)
            : Bare(array, rows, columns);
    }

    private static TrainingLines WithAccess(TechnologyNode node, CellArray array, int rows, int columns)
    {
        var (on, off) = (1 / array.MaximumConductance, 1 / array.MinimumConductance);
        var access = AccessShare * on;
        var width = Transistor.LinearRegion * Transistor.OnResistance(node, node.FeatureSize, Polarity.Nmos) / access * node.FeatureSize;
        var drain = Transistor.DrainCapacitance(node, width, Polarity.Nmos, array.RowLength / columns);
        return new TrainingLines(array)
        {
            Rows = rows,
            Columns = columns,
            IsSram = false,
            HasAccess = true,
            Wordline = array.RowWireCapacitance + columns * Transistor.GateCapacitance(node, width),
            Column = array.ColumnWireCapacitance + rows * drain,
            TransposedRow = array.RowWireCapacitance + columns * drain,
            OpenResistance = on + access,
            MeanResistance = (on + off) / 2 + access,
            AccessResistance = access,
        };
    }

    private static TrainingLines Bare(CellArray array, int rows, int columns) => new(array)
    {
        Rows = rows,
        Columns = columns,
        IsSram = false,
        HasAccess = false,
        Wordline = array.RowWireCapacitance,
        Column = array.ColumnWireCapacitance,
        TransposedRow = array.RowWireCapacitance,
        OpenResistance = 1 / array.MaximumConductance,
        MeanResistance = (1 / array.MaximumConductance + 1 / array.MinimumConductance) / 2,
        AccessResistance = 0,
    };

    // Reference: the lines carry no gates and drains (W1). Corrected: they do.
    private static TrainingLines Sram(TechnologyNode node, CellArray array, int rows, int columns)
    {
        var cell = SramTransistors.Of(node);
        var height = array.RowLength / columns;
        var drain = Transistor.DrainCapacitance(node, cell.Access, Polarity.Nmos, height);
        var gate = Transistor.GateCapacitance(node, cell.Access);
        var counted = node.IsReference ? 0 : 1;
        return new TrainingLines(array)
        {
            Rows = rows,
            Columns = columns,
            IsSram = true,
            HasAccess = true,
            Wordline = array.RowWireCapacitance + counted * columns * gate,
            Column = array.ColumnWireCapacitance + counted * rows * drain,
            TransposedRow = array.RowWireCapacitance + counted * columns * drain,
            OpenResistance = Transistor.OnResistance(node, cell.Access, Polarity.Nmos),
            MeanResistance = Transistor.OnResistance(node, cell.Access, Polarity.Nmos),
            AccessResistance = Transistor.OnResistance(node, cell.Access, Polarity.Nmos),
            FlipCapacitance = drain + Transistor.DrainCapacitance(node, cell.PullDown, Polarity.Nmos, height)
                + Transistor.DrainCapacitance(node, cell.PullUp, Polarity.Pmos, height)
                + Transistor.GateCapacitance(node, cell.PullDown) + Transistor.GateCapacitance(node, cell.PullUp),
            FlipTime = FlipTimeOf(node, cell, height),
            CellLeakage = cell.Leakage(node),
        };
    }

    private static double FlipTimeOf(TechnologyNode node, SramTransistors cell, double height)
    {
        var capacitance = Transistor.DrainCapacitance(node, cell.Access, Polarity.Nmos, height)
            + Transistor.DrainCapacitance(node, cell.PullDown, Polarity.Nmos, height)
            + Transistor.DrainCapacitance(node, cell.PullUp, Polarity.Pmos, height)
            + Transistor.GateCapacitance(node, cell.PullDown) + Transistor.GateCapacitance(node, cell.PullUp);
        var resistance = (Transistor.OnResistance(node, cell.PullDown, Polarity.Nmos)
            + Transistor.OnResistance(node, cell.PullUp, Polarity.Pmos)) / 2;
        return Stage.Of(resistance * capacitance, Stage.Step).Delay;
    }
}
