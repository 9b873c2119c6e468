using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Connects each converter to one of its columns.</summary>
/// <remarks>One operation switches every converter once. Source: [Chen2018], [Peng2019].</remarks>
public sealed record ColumnMux : ICircuit
{
    /// <summary>Converters.</summary>
    public required int Converters { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Columns that share a converter.</summary>
    public required int ColumnsPerConverter { get; init => field = Require.InRange(value, 1, 1 << 16); }

    /// <summary>Resistance of a read column; the switch gets a quarter of it.</summary>
    [Unit("Ω")]
    public required double TargetResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Height that the multiplexer is stretched to, that of its decoder; 0 if it is not.</summary>
    [Unit("m")]
    public double StretchedHeight { get; init => field = Require.NotNegative(value, "m"); }

    /// <summary>Width of the array.</summary>
    [Unit("m")]
    public required double Width { get; init => field = Require.Positive(value, "m"); }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var gate = Switch(node);
        var (rows, fingers) = ColumnSlices.Fold(node, Width, Converters * ColumnsPerConverter, nameof(ColumnMux));
        var layout = PassGate.Layout(node, gate.NmosWidth, gate.PmosWidth, fingers);
        var drain = Drain(node, gate, layout.Height);
        var (voltage, read) = (node.SupplyVoltage, node.Arrays.ReadVoltage);
        var gates = gate.NmosGate(node) + gate.PmosGate(node);
        return Cost.Rectangle(Math.Max(layout.Height * rows, StretchedHeight), Width) with
        {
            Latency = 2.3 * gate.Resistance(node) * (drain + gates / 2),
            Energy = Converters * (gate.NmosGate(node) * voltage * voltage + 2 * drain * read * read),
        };
    }

    /// <summary>The switch of one column.</summary>
    internal TransmissionGate Switch(TechnologyNode node) => TransmissionGate.Sized(node, 0.25 * TargetResistance, 1);

    /// <summary>Capacitance of a switch on its column.</summary>
    internal double Drain(TechnologyNode node)
    {
        var gate = Switch(node);
        var (_, fingers) = ColumnSlices.Fold(node, Width, Converters * ColumnsPerConverter, nameof(ColumnMux));
        return Drain(node, gate, PassGate.Layout(node, gate.NmosWidth, gate.PmosWidth, fingers).Height);
    }

    // Reference: stretching takes the height of a pass gate without fingers (Q4-10). Corrected: it stays folded.
    private double Drain(TechnologyNode node, TransmissionGate gate, double folded) =>
        gate.Drain(node, StretchedHeight > 0 && node.IsReference
            ? PassGate.Layout(node, gate.NmosWidth, gate.PmosWidth, 1).Height
            : folded);
}
