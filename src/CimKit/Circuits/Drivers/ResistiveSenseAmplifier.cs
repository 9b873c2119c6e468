using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Voltage sense amplifiers that tell two resistance states apart, as in look-up tables of RRAM.</summary>
/// <remarks>One operation senses every column once. Source: [Chen2018].</remarks>
public sealed record ResistiveSenseAmplifier : ICircuit
{
    /// <summary>Columns.</summary>
    public required int Columns { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Resistance of an open cell.</summary>
    [Unit("Ω")]
    public required double OnResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Resistance of a closed cell.</summary>
    [Unit("Ω")]
    public required double OffResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Capacitance of a column.</summary>
    [Unit("F")]
    public double LoadCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <inheritdoc/>
    /// <exception cref="InvalidDesignException">The off resistance does not exceed the on resistance.</exception>
    public Cost Estimate(TechnologyNode node)
    {
        if (OffResistance <= OnResistance)
        {
            throw new InvalidDesignException(nameof(ResistiveSenseAmplifier), [FormattableString.Invariant(
                $"{nameof(OffResistance)} must be greater than {nameof(OnResistance)} ({OnResistance:G4} Ω); got {OffResistance:G4} Ω.")]);
        }
        var f = node.FeatureSize;
        var height = node.StandardHeight;
        var pmos = 2 * node.PnRatio * f;
        var unit = 6 * Gate.Inverter(2 * f, 0).Layout(node, height).Area + 5 * Gate.Inverter(pmos, 0).Layout(node, height).Area;
        var nmosDrain = Transistor.DrainCapacitance(node, 2 * f, Polarity.Nmos, height);
        var storage = Transistor.GateCapacitance(node, 2 * f) + nmosDrain
            + Transistor.DrainCapacitance(node, pmos, Polarity.Pmos, height);
        var read = node.Arrays.ReadVoltage;
        var swing = 0.1 * (storage + nmosDrain + LoadCapacitance) / (read / OnResistance - read / OffResistance);
        var scale = node.SupplyVoltage / 1.1;
        return new Cost(
            Area: unit * Columns,
            Latency: 2.3 * Transistor.OnResistance(node, pmos, Polarity.Pmos) * storage + swing,
            Energy: Columns * 9.845 * Si.Femto * scale * scale,
            Leakage: 2 * node.SupplyVoltage * Gate.Nand(node, 2, 2, 2).Leakage(node));
    }
}
