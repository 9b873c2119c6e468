using CimKit.Foundation;

namespace CimKit.Devices.Pulsed;

/// <summary>Response of one device to one pulse, in weights of a free unit: what published peers describe devices by.</summary>
/// <remarks>
/// Steps s± = Δ·(1 ± β), floored at 0; the weight is clipped at its bounds. <see cref="Up"/> and <see cref="Down"/> are those of
/// the mean device. Source: [Gokmen2016], [Rasch2021].
/// </remarks>
public abstract record PulsedResponse
{
    private protected PulsedResponse()
    {
    }

    /// <summary>Mean step Δ of one pulse at weight 0.</summary>
    [Unit("1")]
    public required double Step { get; init => field = Require.Positive(value); }

    /// <summary>Mean asymmetry β: steps up are larger by this part, steps down smaller.</summary>
    [Unit("1")]
    public double UpDownBias { get; init => field = Require.InRange(value, -1, 1); }

    /// <summary>Mean upper bound.</summary>
    [Unit("1")]
    public required double Maximum { get; init => field = Require.Positive(value); }

    /// <summary>Mean lower bound, 0 for a device that only goes up.</summary>
    [Unit("1")]
    public required double Minimum { get; init => field = Require.InRange(value, -1e6, 0); }

    /// <summary>Spread of the step from device to device, as part of Δ.</summary>
    [Unit("1")]
    public double StepSpread { get; init => field = Require.NotNegative(value); }

    /// <summary>Spread σ from pulse to pulse, as part of one step.</summary>
    [Unit("1")]
    public double StepNoise { get; init => field = Require.NotNegative(value); }

    /// <summary>Relative spread of the upper bound from device to device.</summary>
    [Unit("1")]
    public double MaximumSpread { get; init => field = Require.NotNegative(value); }

    /// <summary>Relative spread of the lower bound from device to device.</summary>
    [Unit("1")]
    public double MinimumSpread { get; init => field = Require.NotNegative(value); }

    /// <summary>Spread of β from device to device.</summary>
    [Unit("1")]
    public double UpDownSpread { get; init => field = Require.NotNegative(value); }

    /// <summary>Noise of the visible weight after a write, in steps Δ; null where the source does not state it.</summary>
    [Unit("1")]
    public double? WriteNoise { get; init; }

    /// <summary>Mini-batches after which a charge has leaked to 1/e; null if it does not leak.</summary>
    [Unit("1")]
    public double? Lifetime { get; init => field = value is { } given ? Require.InRange(given, 1, double.MaxValue) : null; }

    /// <summary>Spread of the lifetime from device to device, as part of it.</summary>
    [Unit("1")]
    public double LifetimeSpread { get; init => field = Require.NotNegative(value); }

    /// <summary>Weight that a leaking device comes to.</summary>
    [Unit("1")]
    public double Rest { get; init => field = Require.InRange(value, -1e6, 1e6); }

    /// <summary>Spread of the random walk of a weight in one mini-batch.</summary>
    [Unit("1")]
    public double Diffusion { get; init => field = Require.NotNegative(value); }

    /// <summary>Part of the devices that do not work: both bounds are one weight.</summary>
    [Unit("1")]
    public double CorruptPart { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>Largest magnitude of the weight that a device is stuck at; all up to it are equally likely.</summary>
    [Unit("1")]
    public double CorruptReach { get; init => field = Require.NotNegative(value); } = 0.01;

    /// <summary>Spread of one pulse as part of the range, the unit of <c>UpdateCurve.CycleToCycleSigma</c>.</summary>
    [Unit("1")]
    public double CycleToCycleSigma => StepNoise * Step / (Maximum - Minimum);

    /// <summary>The weight after one pulse up.</summary>
    /// <param name="weight">Weight within the bounds.</param>
    /// <param name="normal">Standard normal of this pulse; 0 for the mean response.</param>
    public double Up(double weight, double normal = 0) =>
        Limit(weight + Math.Max(0, Step * (1 + UpDownBias)) * UpFactor(weight, normal));

    /// <summary>The weight after one pulse down.</summary>
    /// <param name="weight">Weight within the bounds.</param>
    /// <param name="normal">Standard normal of this pulse; 0 for the mean response.</param>
    public double Down(double weight, double normal = 0) =>
        Limit(weight - Math.Max(0, Step * (1 - UpDownBias)) * DownFactor(weight, normal));

    /// <summary>What the array sees of a weight after a write; the weight itself stays as it is.</summary>
    /// <param name="weight">Weight.</param>
    /// <param name="normal">Standard normal of this write.</param>
    public double Visible(double weight, double normal) => weight + (WriteNoise ?? 0) * Step * normal;

    /// <summary>The weight after a mini-batch in which nothing was written: (w − rest)·(1 − 1/lifetime) + rest, and a step of its random walk.</summary>
    /// <param name="weight">Weight within the bounds.</param>
    /// <param name="normal">Standard normal of this mini-batch.</param>
    public double Relax(double weight, double normal = 0) =>
        Limit((Lifetime is { } lifetime ? (weight - Rest) * (1 - 1 / lifetime) + Rest : weight) + Diffusion * normal);

    /// <summary>Non-linearity label of the mean response from one bound toward the other, and the pulses it takes.</summary>
    /// <remarks>Such devices may never reach the far bound, so the walk stops at a part of the range; the label depends on it. Source: first principles.</remarks>
    /// <param name="isUp">True from the lower bound upward.</param>
    /// <param name="part">Part of the range at which the walk stops, below 1.</param>
    /// <exception cref="InvalidOperationException">A million pulses do not get there.</exception>
    public (double Label, int Pulses) Nonlinearity(bool isUp = true, double part = 0.95)
    {
        Require.InRange(part, 0.01, 0.9999, name: nameof(part));
        var walk = Walk(isUp, part);
        var distance = walk.Select((y, pulse) => y / walk[^1] - pulse / (walk.Count - 1.0)).MaxBy(Math.Abs);
        return (distance / (0.07 * Math.Sqrt(2)), walk.Count - 1);
    }

    private protected abstract double UpFactor(double weight, double normal);

    private protected abstract double DownFactor(double weight, double normal);

    private double Limit(double weight) => Math.Clamp(weight, Minimum, Maximum);

    private List<double> Walk(bool isUp, double part)
    {
        var positions = new List<double> { 0 };
        var weight = isUp ? Minimum : Maximum;
        while (positions[^1] < part)
        {
            weight = isUp ? Up(weight) : Down(weight);
            var position = (isUp ? weight - Minimum : Maximum - weight) / (Maximum - Minimum);
            if (position <= positions[^1] || positions.Count > 1_000_000)
                throw new InvalidOperationException(
                    FormattableString.Invariant($"The response stops at {position:G4} of its range after {positions.Count} pulses; part must be below that."));
            positions.Add(position);
        }
        return positions;
    }
}
