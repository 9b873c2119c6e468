using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Adcs;

/// <summary>A current sense amplifier with a single reference: tells an open from a closed cell.</summary>
/// <remarks>One operation senses one column of a resistance. Source: [Chen2018], fit of transistor-level simulation.</remarks>
public sealed record CurrentSenseAmplifier : ICircuit
{
    /// <summary>Resistance of the column.</summary>
    [Unit("Ω")]
    public required double ColumnResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Resistance of the reference; half the sum of the open and the closed cell's.</summary>
    [Unit("Ω")]
    public required double ReferenceResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var nmos = Gate.Inverter(node, 2, 0).Layout(node, node.StandardHeight).Area;
        var pmos = Gate.Inverter(node, 0, 2).Layout(node, node.StandardHeight).Area;
        var delay = Delay(node);
        return new Cost(Area: 48 * nmos + 40 * pmos, Latency: delay, Energy: delay * Power(node), Leakage: 0);
    }

    /// <summary>Static power while sensing.</summary>
    /// <returns>Watt.</returns>
    public double Power(TechnologyNode node)
    {
        var fit = node.Converters.CurrentSense.Power;
        return fit.Base + fit.Falling(Scaled(node));
    }

    /// <summary>Time to tell the column from the reference.</summary>
    private double Delay(TechnologyNode node)
    {
        var fit = node.Converters.CurrentSense;
        var ratio = ReferenceResistance / Scaled(node);
        if (fit.DelaySlope is not { } slope || ratio is >= 20 or <= 0.05)
            return Si.Nano;
        var slowest = slope * Math.Log(Scaled(node) / 1000) + fit.DelayOffset;
        var factor = 0.0;
        foreach (var coefficient in ratio <= 0.9 ? fit.LowRatio : fit.HighRatio)
            factor = factor * ratio + coefficient;
        return Math.Max(slowest * factor, 0) * Si.Nano;
    }

    private double Scaled(TechnologyNode node) => ColumnResistance * 0.5 / node.Arrays.ReadVoltage;
}
