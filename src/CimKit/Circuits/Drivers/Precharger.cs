using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Charges the bitlines of an SRAM array before a read.</summary>
/// <remarks>One operation charges every column once. Source: [Chen2018].</remarks>
public sealed record Precharger : ICircuit
{
    /// <summary>Columns.</summary>
    public required int Columns { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Capacitance of a bitline.</summary>
    [Unit("F")]
    public double LineCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Resistance of a bitline.</summary>
    [Unit("Ω")]
    public double LineResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <summary>Where the prechargers lie.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var equalizer = Enlarged(node, 2);
        var charger = Enlarged(node, 6);
        var unitHeight = 2 * charger.Height + equalizer.Height;
        var unitWidth = Math.Max(charger.Width, equalizer.Width);
        var voltage = node.SupplyVoltage;
        var line = charger.PullUp(node) * (LineCapacitance + charger.Output + equalizer.Output)
            + LineResistance * LineCapacitance / 2;
        return Placement.Tiled(unitHeight, unitWidth, Columns, nameof(Precharger)) with
        {
            Latency = Stage.Of(line, Stage.Step).Delay,
            Energy = Columns * LineCapacitance * voltage * voltage,
            // Training counts one of the two chargers.
            Leakage = (node.IsTraining ? 1 : 2) * Columns * voltage * charger.Leakage(node),
        };
    }

    private static StandardCell Enlarged(TechnologyNode node, double width) =>
        StandardCell.Of(node, Gate.Inverter(0, width * node.FeatureSize).Enlarged(node));
}
