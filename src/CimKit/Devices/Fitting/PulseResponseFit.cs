using CimKit.Foundation;
using MathNet.Numerics.Statistics;

namespace CimKit.Devices.Fitting;

/// <summary>Fits of several trains up and down, joined to the device they describe.</summary>
/// <remarks>
/// Labels are the means over the trains. The range is what both directions reach: the smaller of the upper and the larger of the
/// lower ends; the spread of pulses is the larger of both directions. Source: [ChenYu2019], procedure of the published tool.
/// </remarks>
public sealed record PulseResponseFit
{
    private PulseResponseFit()
    {
    }

    /// <summary>Fits of the trains up.</summary>
    public required IReadOnlyList<PulseFit> Potentiation { get; init; }

    /// <summary>Fits of the trains down.</summary>
    public required IReadOnlyList<PulseFit> Depression { get; init; }

    /// <summary>Mean label up.</summary>
    [Unit("1")]
    public double PotentiationLabel => Potentiation.Average(fit => fit.Label.Value);

    /// <summary>Mean label down.</summary>
    [Unit("1")]
    public double DepressionLabel => Depression.Average(fit => fit.Label.Value);

    /// <summary>Standard deviation of the label over the trains up; NaN for one train.</summary>
    [Unit("1")]
    public double PotentiationSpread => Potentiation.Select(fit => fit.Label.Value).StandardDeviation();

    /// <summary>Standard deviation of the label over the trains down; NaN for one train.</summary>
    [Unit("1")]
    public double DepressionSpread => Depression.Select(fit => fit.Label.Value).StandardDeviation();

    /// <summary>Fits every train.</summary>
    /// <param name="trains">At least one up and one down.</param>
    /// <param name="isRangeFitted">True to fit the ends of the range too, as noisy data need.</param>
    /// <exception cref="ArgumentException">A direction is missing.</exception>
    public static PulseResponseFit Of(IReadOnlyList<PulseBranch> trains, bool isRangeFitted = true)
    {
        foreach (var direction in Enum.GetValues<PulseDirection>())
            if (trains.All(train => train.Direction != direction))
                throw new ArgumentException($"trains must hold at least one of {direction}; got {trains.Count} of the other direction.", nameof(trains));
        var fits = trains.Select(train => isRangeFitted ? PulseFit.ThreeParameters(train) : PulseFit.OneParameter(train)).ToArray();
        return new()
        {
            Potentiation = fits.Where(fit => fit.Branch.Direction == PulseDirection.Potentiation).ToArray(),
            Depression = fits.Where(fit => fit.Branch.Direction == PulseDirection.Depression).ToArray(),
        };
    }

    /// <summary>The pulse response, for use in a device.</summary>
    /// <exception cref="InvalidDesignException">The two directions have no common range of conductances of 0 S or greater.</exception>
    public UpdateCurve ToCurve()
    {
        var low = Math.Max(Potentiation.Average(fit => fit.Minimum.Value), Depression.Average(fit => fit.Minimum.Value));
        var high = Math.Min(Potentiation.Average(fit => fit.Maximum.Value), Depression.Average(fit => fit.Maximum.Value));
        InvalidDesignException.ThrowIfAny(nameof(PulseResponseFit), low >= 0 && high > low
            ? []
            : [$"The common range of both directions must be 0 S or greater and not empty; got {Si.Format(low, "S")} to {Si.Format(high, "S")}."]);
        return new()
        {
            Minimum = low,
            Maximum = high,
            PotentiationPulses = (int)Math.Round(Potentiation.Average(fit => fit.Branch.PulseCount)),
            DepressionPulses = (int)Math.Round(Depression.Average(fit => fit.Branch.PulseCount)),
            PotentiationNonlinearity = PotentiationLabel,
            DepressionNonlinearity = DepressionLabel,
            CycleToCycleSigma = Math.Max(
                Potentiation.Average(fit => fit.Noise.CycleToCycleSigma), Depression.Average(fit => fit.Noise.CycleToCycleSigma)),
        };
    }
}
