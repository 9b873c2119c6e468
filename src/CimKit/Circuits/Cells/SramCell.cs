using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Cells;

/// <summary>A six-transistor SRAM cell of minimum transistors; stores one bit.</summary>
/// <remarks>Source: [Chen2018], Section II; sizes by node: [Lee2024].</remarks>
public sealed record SramCell : IArrayCell
{
    private const double SensedSwing = 0.1;

    /// <summary>Height in feature sizes; that of the node if null.</summary>
    [Unit("1")]
    public double? Height { get; init => field = value is { } height ? Require.Positive(height) : null; }

    /// <summary>Width in feature sizes; that of the node if null.</summary>
    [Unit("1")]
    public double? Width { get; init => field = value is { } width ? Require.Positive(width) : null; }

    /// <summary>Whether the cell is at least as high as the circuits beside it need.</summary>
    public bool RelaxesHeight { get; init; }

    /// <summary>Whether the cell is at least as wide as the circuits under it need.</summary>
    public bool RelaxesWidth { get; init; }

    /// <inheritdoc/>
    public int Bits => 1;

    /// <inheritdoc/>
    public bool IsSram => true;

    /// <inheritdoc/>
    public bool HasAccessTransistor => true;

    /// <inheritdoc/>
    public IEnumerable<string> Problems(TechnologyNode node) => [];

    /// <inheritdoc/>
    public CellArray Array(TechnologyNode node, int rows, int columns, bool isRowByRow)
    {
        var pitch = new ArrayPitch(Height ?? node.Arrays.SramHeight, Width ?? node.Arrays.SramWidth, node.FeatureSize)
            .Relaxed(node, isSram: true, RelaxesHeight, RelaxesWidth);
        var unit = node.ArrayWidth * node.FeatureSize;
        var (row, column) = (pitch.RowLength(columns), pitch.ColumnLength(rows));
        var access = Transistor.OnResistance(node, unit, Polarity.Nmos);
        var drain = Transistor.DrainCapacitance(node, unit, Polarity.Nmos, node.StandardHeight);
        var gate = Transistor.GateCapacitance(node, unit);
        var rowWire = node.WireCapacitance * row;
        var columnWire = node.WireCapacitance * column;
        var bitline = columnWire + rows * (node.CountsFins ? node.DrainCapacitance * node.Fins.EffectiveWidth : drain);
        var columnResistance = node.Wires.Metal0.ResistancePerLength * column;
        return new CellArray
        {
            RowLength = row,
            ColumnLength = column,
            RowWireCapacitance = rowWire,
            // One of the two access transistors is pulsed when a converter reads one bitline.
            WordlineCapacitance = rowWire + (isRowByRow ? 2 : 1) * columns * gate,
            ColumnWireCapacitance = columnWire,
            BitlineCapacitance = bitline,
            RowResistance = node.Wires.Metal1.ResistancePerLength * row,
            ColumnResistance = columnResistance,
            AccessResistance = access,
            AccessWidth = 1,
            AccessCapacitance = drain,
            CellCapacitance = 2 * drain
                + Transistor.DrainCapacitance(node, unit, Polarity.Pmos, node.StandardHeight) + 2 * gate,
            OpenResistance = access,
            AverageResistance = access,
            ReferenceResistance = access,
            RowSegment = pitch.RowSegment(node),
            ColumnSegment = pitch.ColumnSegment(node),
            CellLeakage = 2 * node.SupplyVoltage * Gate.Inverter(unit, unit).Leakage(node),
            DummyColumnArea = pitch.DummyArea(node, rows, isSram: true),
            BitlineDelay = BitlineDelay(node, rows, access, bitline, drain, columnResistance),
        };
    }

    // Reference: the access transistor's drain counts twice from 22 nm up (Q3-3). Corrected: once.
    private static double BitlineDelay(
        TechnologyNode node, int rows, double access, double bitline, double drain, double columnResistance)
    {
        var capacitance = bitline / rows + (node.IsReference ? drain : 0);
        var resistance = columnResistance / rows;
        var tau = 2 * access * capacitance * rows + 0.5 * capacitance * resistance * rows * (rows + 1);
        return tau * Math.Log(node.SupplyVoltage / (node.SupplyVoltage - SensedSwing / 2));
    }
}
