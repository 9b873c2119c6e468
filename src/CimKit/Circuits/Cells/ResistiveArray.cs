using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Cells;

/// <summary>What arrays of resistive cells share.</summary>
/// <remarks>Source: [Chen2018], Section II.</remarks>
internal readonly record struct ResistiveArray(TechnologyNode Node, int Rows, int Columns, ArrayPitch Pitch)
{
    /// <summary>Resistance of the access transistor over that of the open cell.</summary>
    private const double AccessShare = 0.25;

    internal static IEnumerable<string> Problems(TechnologyNode node, double on, double off, double cellWidth)
    {
        if (off <= on)
            yield return Order(on, off);
        var access = AccessWidth(node, on);
        var drawn = node.CountsFins ? ((access - 1) * node.Fins.Pitch + node.Fins.Width) / node.FeatureSize : access;
        if (drawn > cellWidth)
        {
            yield return FormattableString.Invariant(
                $"OnResistance must be high enough for the access transistor to fit the cell (Width {cellWidth:G4} F); {on:G4} Ω needs {drawn:G4} F.");
        }
    }

    internal static string Order(double on, double off) => FormattableString.Invariant(
        $"OffResistance must be greater than OnResistance ({on:G4} Ω); got {off:G4} Ω.");

    internal CellArray WithAccess(double on, double off, bool countsInSeries)
    {
        var access = AccessShare * on;
        var width = AccessWidth(Node, on);
        var unit = width * Node.ArrayWidth * Node.FeatureSize;
        return Bare(on, off, access) with
        {
            AccessWidth = width,
            WordlineCapacitance = RowWire + Columns * Transistor.GateCapacitance(Node, unit),
            BitlineCapacitance = ColumnWire
                + Rows * Transistor.DrainCapacitance(Node, unit, Polarity.Nmos, Node.StandardHeight),
            SeriesResistance = countsInSeries ? access : 0,
        };
    }

    internal CellArray WithoutAccess(double on, double off) => Bare(on, off, 0);

    private double RowWire => Node.WireCapacitance * Pitch.RowLength(Columns);

    private double ColumnWire => Node.WireCapacitance * Pitch.ColumnLength(Rows);

    private static double AccessWidth(TechnologyNode node, double on) => Transistor.LinearRegion
        * Transistor.OnResistance(node, node.ArrayWidth * node.FeatureSize, Polarity.Nmos) / (AccessShare * on);

    private CellArray Bare(double on, double off, double access)
    {
        var (row, column) = (Pitch.RowLength(Columns), Pitch.ColumnLength(Rows));
        return new CellArray
        {
            RowLength = row,
            ColumnLength = column,
            RowWireCapacitance = RowWire,
            WordlineCapacitance = RowWire,
            ColumnWireCapacitance = ColumnWire,
            BitlineCapacitance = ColumnWire,
            RowResistance = Node.Wires.Metal1.ResistancePerLength * row,
            ColumnResistance = Node.Wires.Metal0.ResistancePerLength * column,
            AccessResistance = access,
            OpenResistance = on + access,
            AverageResistance = 2 / (1 / (on + access) + 1 / (off + access)),
            ReferenceResistance = on,
            OffResistance = off,
            MaximumConductance = 1 / on,
            MinimumConductance = 1 / off,
            RowSegment = Pitch.RowSegment(Node),
            ColumnSegment = Pitch.ColumnSegment(Node),
            DummyColumnArea = Pitch.DummyArea(Node, Rows, isSram: false),
        };
    }
}
