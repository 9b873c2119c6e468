using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>How a wanted change of a weight becomes pulses, and pulses become a change of the device.</summary>
/// <remarks>
/// Weights of −1 to 1 stand for conductances from end to end. The number of pulses is that of a linear device, rounded up or
/// down by chance so that its mean is right; the device answers with its own curve. Source: [Peng2021]; stochastic rounding of
/// the pulses, first principles.
/// </remarks>
/// <example><code>var update = new CurveUpdate { Curve = EpiRam.Create().Curve! };</code></example>
public sealed record CurveUpdate
{
    /// <summary>Pulse response; its conductances stand for the weights −1 and 1.</summary>
    public required UpdateCurve Curve { get; init; }

    /// <summary>How the response differs from device to device.</summary>
    public DeviceToDeviceSpread Spread { get; init; } = new();

    /// <summary>Most pulses of one update; 0 for as many as lie between the ends of the range.</summary>
    public int MostPulses { get; init => field = Require.InRange(value, 0, 100_000); }

    /// <summary>True for rounding by chance; false to the nearest number of pulses, which loses most of the small changes.</summary>
    public bool IsStochastic { get; init; } = true;

    /// <summary>True for the spread of independent pulses; false for the published law σ·√n.</summary>
    public bool HasExactSpread { get; init; }

    /// <summary>True if every device is the mean one.</summary>
    public bool IsUniform => Spread is { Nonlinearity: 0, Maximum: 0, Minimum: 0 };

    /// <summary>Pulses for a wanted change; up is positive.</summary>
    /// <param name="change">Change of a weight whose range is −1 to 1.</param>
    /// <param name="uniform">A number of [0, 1).</param>
    public int Pulses([Unit("1")] double change, [Unit("1")] double uniform = 0.5)
    {
        // Single precision, so that halves fall to the same side for one weight and for many.
        var linear = (float)change * ((change > 0 ? Curve.PotentiationPulses : Curve.DepressionPulses) / 2f);
        var rounded = -MathF.Floor((IsStochastic ? (float)uniform : 0.5f) - linear);
        return (int)Math.Clamp(rounded, -Most(false), Most(true));
    }

    /// <summary>The weight after pulses on one device.</summary>
    /// <param name="weight">Before.</param>
    /// <param name="pulses">Up is positive; 0 leaves the weight, wherever it is.</param>
    /// <param name="normal">A standard normal number.</param>
    public double Apply([Unit("1")] double weight, int pulses, [Unit("1")] double normal = 0) =>
        pulses == 0 ? weight : Weight(Apply(Curve, Conductance(weight), pulses, normal));

    /// <summary>Everything that is wrong; empty if it can be used.</summary>
    public IReadOnlyList<string> Problems() => Curve.Problems().Select(problem => "Curve: " + problem).ToArray();

    /// <summary>Most pulses of one update in a direction.</summary>
    internal int Most(bool isUp) => MostPulses > 0 ? MostPulses : isUp ? Curve.PotentiationPulses : Curve.DepressionPulses;

    /// <summary>Spread after n pulses as a change of the weight.</summary>
    internal double WeightSpread(int pulses) =>
        2 * (HasExactSpread ? Curve.ExactSpread(pulses) : Curve.Spread(pulses)) / (Curve.Maximum - Curve.Minimum);

    private double Apply(UpdateCurve curve, double conductance, int pulses, double normal) => HasExactSpread
        ? Math.Clamp(curve.Apply(conductance, pulses) + curve.ExactSpread(pulses) * normal, curve.Minimum, curve.Maximum)
        : curve.Apply(conductance, pulses, normal);

    private double Conductance(double weight) => Curve.Minimum + (weight + 1) / 2 * (Curve.Maximum - Curve.Minimum);

    private double Weight(double conductance) => 2 * (conductance - Curve.Minimum) / (Curve.Maximum - Curve.Minimum) - 1;
}
