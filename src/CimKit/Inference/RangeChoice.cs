using CimKit.Data;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>The way to choose ranges that suits a network and its arrays best, found by running calibration images.</summary>
/// <remarks>
/// A converter's own error says little about the network's: at few bits clipping helps one network and ruins another. Best is who agrees
/// with exact software on most images, then who has the nearest logits, then who comes first. Source: first principles.
/// </remarks>
/// <example><code>
/// var choice = RangeChoice.Find(network, design, calibration);
/// var chip = CrossbarNetwork.Program(network, choice.Design, choice.Profile);
/// </code></example>
public sealed record RangeChoice
{
    private RangeChoice()
    {
    }

    /// <summary>The design with the best range.</summary>
    public required ArrayDesign Design { get; init; }

    /// <summary>The profile that ranges are chosen from.</summary>
    public required NetworkProfile Profile { get; init; }

    /// <summary>One per candidate, as given.</summary>
    public required IReadOnlyList<RangeScore> Scores { get; init; }

    /// <summary>Linear references with a range from calibration.</summary>
    public static IReadOnlyList<AdcRange> Usual { get; } = [AdcRange.BestSum, AdcRange.BestL2, AdcRange.BestL1, AdcRange.MinMax];

    /// <summary>Runs the images with every candidate.</summary>
    /// <param name="network">The network.</param>
    /// <param name="design">The arrays; their range does not matter.</param>
    /// <param name="calibration">Labelled images, a few hundred; not those that are evaluated.</param>
    /// <param name="candidates">Ways to choose ranges; <see cref="Usual"/> if null.</param>
    /// <param name="profile">Profile to choose ranges from; measured on the same images if null.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between images.</param>
    /// <exception cref="InvalidDesignException">Network, design, a candidate or the profile do not fit.</exception>
    public static RangeChoice Find(
        QuantizedNetwork network, ArrayDesign design, ImageSet calibration, IReadOnlyList<AdcRange>? candidates = null,
        NetworkProfile? profile = null, int threads = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Require.Positive(calibration.Count, name: nameof(calibration));
        var settings = (candidates ?? Usual).Select(range => design with { Adc = design.Adc with { IsIdeal = false, Range = range } }).ToArray();
        Require.Positive(settings.Length, name: nameof(candidates));
        InvalidDesignException.ThrowIfAny(nameof(RangeChoice), settings.SelectMany(setting => setting.Problems()).Distinct());
        var software = SoftwareInference.Evaluate(network, calibration, threads, null, cancellation);
        profile ??= NetworkProfile.Measure(network, calibration, design, threads, null, cancellation);
        var meter = new ProgressMeter(settings.Length, progress);
        var scores = settings.Select(setting =>
        {
            var result = CrossbarNetwork.Program(network, setting, profile).Evaluate(calibration, threads, null, cancellation);
            meter.Add(1);
            return Score(setting.Adc.Range, result, software);
        }).ToArray();
        var best = Enumerable.Range(0, scores.Length)
            .OrderByDescending(index => scores[index].Agreeing).ThenBy(index => scores[index].LogitError).First();
        return new() { Design = settings[best], Profile = profile, Scores = scores };
    }

    private static RangeScore Score(AdcRange range, EvaluationResult result, EvaluationResult software)
    {
        var found = result.Logits.Span;
        var exact = software.Logits.Span;
        var squares = 0.0;
        for (var index = 0; index < exact.Length; index++)
            squares += (found[index] - exact[index]) * (found[index] - exact[index]);
        return new()
        {
            Range = range, Correct = result.Correct, LogitError = Math.Sqrt(squares / exact.Length),
            Agreeing = result.Predictions.Zip(software.Predictions).Count(pair => pair.First == pair.Second),
        };
    }
}
