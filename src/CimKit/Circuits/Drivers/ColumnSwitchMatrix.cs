using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Connects source lines under an array while it is written; idle while it is read.</summary>
/// <remarks>One operation loads its register once. Source: [Chen2018].</remarks>
public sealed record ColumnSwitchMatrix : ICircuit
{
    /// <summary>Columns.</summary>
    public required int Outputs { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Resistance of a cell or column; the switch gets a fixed share of it.</summary>
    [Unit("Ω")]
    public required double TargetResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Width of the array.</summary>
    [Unit("m")]
    public required double Width { get; init => field = Require.Positive(value, "m"); }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var gate = TransmissionGate.Sized(
            node, node.Arrays.SwitchResistanceRatio * TargetResistance, Transistor.LinearRegion);
        var (rows, fingers) = ColumnSlices.Fold(node, Width / 2, Outputs, nameof(ColumnSwitchMatrix));
        var layout = PassGate.Layout(node, gate.NmosWidth, gate.PmosWidth, fingers);
        var registers = new FlipFlops(Outputs).Under(node, Width);
        return Cost.Rectangle(layout.Height * rows + registers.Height, Width) with
        {
            Energy = registers.Energy,
            Leakage = registers.Leakage,
        };
    }
}
