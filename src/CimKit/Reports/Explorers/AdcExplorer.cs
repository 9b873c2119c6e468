using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Inference.Sweeps;

namespace CimKit.Reports.Explorers;

/// <summary>Partial sums that reach a converter, and what converters of any resolution and range make of them.</summary>
/// <remarks>
/// Ranges are chosen as for a chip, from its own calibration profile; those that need one are left out if the chip has none. Ranges
/// that follow the data while it is converted have no levels to show. Source: first principles.
/// </remarks>
/// <example><code>chip.PartialSums("conv2", digit: 3, test.Take(50)).ToExplorer()</code></example>
public sealed record AdcExplorer : IExplorer
{
    private AdcExplorer()
    {
    }

    /// <inheritdoc/>
    public string Title => $"{Histogram.Layer}, digit {Histogram.Digit}: what a converter reads";

    /// <inheritdoc/>
    public IFigure Figure => Histogram.ToFigure();

    /// <summary>The partial sums.</summary>
    public required PartialSumHistogram Histogram { get; init; }

    /// <summary>Every range with every resolution, resolution fastest.</summary>
    public required IReadOnlyList<AdcChoice> Choices { get; init; }

    /// <summary>An explorer of a histogram.</summary>
    /// <param name="histogram">Partial sums of a chip.</param>
    /// <param name="accuracies">Accuracies to show beside: rows of the same range and resolution; null for none.</param>
    /// <param name="bits">Resolutions, 1 to 10; 2 to 8 if null.</param>
    public static AdcExplorer Of(PartialSumHistogram histogram, SweepResult? accuracies = null, IReadOnlyList<int>? bits = null)
    {
        foreach (var resolution in bits ?? [])
            Require.InRange(resolution, 1, 10, "bit", nameof(bits));
        var choices =
            from range in Enum.GetValues<AdcRange>()
            from resolution in bits ?? [2, 3, 4, 5, 6, 7, 8]
            let adc = histogram.Adc with { IsIdeal = false, Range = range, Bits = resolution, Errors = AdcErrors.None }
            where !adc.IsDataDependent && (histogram.Profile is not null || !adc.NeedsCalibration)
            select Choice(histogram, adc, accuracies);
        return new AdcExplorer { Histogram = histogram, Choices = [.. choices] };
    }

    /// <inheritdoc/>
    public string Describe() => FormattableString.Invariant(
        $"{Title}: {Histogram.Total:N0} conversions, {Histogram.Values[0]:G4} to {Histogram.Values[^1]:G4} cell steps")
        + string.Concat(Choices.GroupBy(choice => choice.Range).Select(range => $"\n  {range.Key}, rms error: " + string.Join(", ", range
            .Select(choice => FormattableString.Invariant($"{choice.Bits} bit {choice.RmsError:G3}")))));

    /// <inheritdoc/>
    public override string ToString() => Describe();

    private static AdcChoice Choice(PartialSumHistogram histogram, AdcDesign adc, SweepResult? accuracies)
    {
        var converter = AdcCalibration.Choose(adc, histogram.Tiling, histogram.Profile, histogram.Offset)[histogram.Digit];
        double Share(Func<double, bool> counts) =>
            histogram.Values.Zip(histogram.Counts).Where(bin => counts(bin.First)).Sum(bin => bin.Second) / (double)histogram.Total;
        var squares = histogram.Values.Zip(histogram.Counts, (value, count) => count * Math.Pow(converter.Convert(value) - value, 2)).Sum();
        return new AdcChoice
        {
            Range = adc.Range,
            Bits = adc.Bits,
            Levels = [.. Enumerable.Range(converter.MinimumCode, converter.MaximumCode - converter.MinimumCode + 1).Select(converter.Value)],
            LowerEdge = converter.LowerEdge,
            UpperEdge = converter.UpperEdge,
            ClippedBelow = Share(value => converter.IsSaturated(value) && converter.Code(value) == converter.MinimumCode),
            ClippedAbove = Share(value => converter.IsSaturated(value) && converter.Code(value) == converter.MaximumCode),
            RmsError = Math.Sqrt(squares / histogram.Total),
            Accuracy = accuracies?.Rows.FirstOrDefault(row => row.Adc is { IsIdeal: false } swept && (swept.Range, swept.Bits) == (adc.Range, adc.Bits))?.Mean,
        };
    }
}
