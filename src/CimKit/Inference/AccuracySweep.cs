using CimKit.Data;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Accuracy against converter bits, range methods and variation, with several chips for each.</summary>
public static class AccuracySweep
{
    /// <summary>Evaluates every setting.</summary>
    /// <param name="network">The network.</param>
    /// <param name="design">What the settings start from.</param>
    /// <param name="calibration">Images that ranges are chosen from; not those that are evaluated.</param>
    /// <param name="images">Labelled images.</param>
    /// <param name="options">What is varied.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between images.</param>
    /// <exception cref="InvalidDesignException">A setting cannot be built; nothing has been evaluated then.</exception>
    public static SweepResult Run(
        QuantizedNetwork network, ArrayDesign design, ImageSet calibration, ImageSet images, SweepOptions options,
        int threads = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var settings = Settings(design, options).ToList();
        InvalidDesignException.ThrowIfAny("AccuracySweep", settings.SelectMany(setting => setting.Problems()).Distinct());
        var profile = settings.Exists(setting => setting.Adc.NeedsCalibration)
            ? NetworkProfile.Measure(network, calibration, design.Rows, design.CellBits, threads, null, cancellation)
            : null;
        var software = SoftwareInference.Evaluate(network, images, threads, null, cancellation);
        var meter = new ProgressMeter(settings.Sum(setting => Chips(setting, options)), progress);
        var rows = settings.Select(setting =>
            Evaluate(network, setting, profile, images, Chips(setting, options), threads, meter, cancellation)).ToArray();
        return new()
        {
            Network = network.Spec.Name,
            Dataset = images.Name,
            Count = images.Count,
            Calibration = $"{calibration.Name}, {calibration.Count} images",
            Design = design,
            SoftwareAccuracy = software.Accuracy,
            Rows = rows,
        };
    }

    private static int Chips(ArrayDesign setting, SweepOptions options) => setting.HasIdealCells ? 1 : options.Chips;

    private static IEnumerable<ArrayDesign> Settings(ArrayDesign design, SweepOptions options) =>
        from variation in options.Variations.DefaultIfEmpty(design.Variation)
        from range in options.Ranges.DefaultIfEmpty(design.Adc.Range)
        from bits in options.AdcBits
        select design with { Variation = variation, Adc = design.Adc with { IsIdeal = false, Bits = bits, Range = range } };

    private static SweepRow Evaluate(
        QuantizedNetwork network, ArrayDesign setting, NetworkProfile? profile, ImageSet images, int chips, int threads,
        ProgressMeter meter, CancellationToken cancellation)
    {
        var results = new List<EvaluationResult>();
        for (var chip = 0; chip < chips; chip++)
        {
            results.Add(CrossbarNetwork.Program(network, setting, profile, chip).Evaluate(images, threads, null, cancellation));
            meter.Add(1);
        }
        return new()
        {
            Adc = setting.Adc,
            Variation = setting.Variation,
            Accuracies = results.Select(result => result.Accuracy).ToArray(),
            SaturatedRatio = results.Sum(result => result.SaturatedConversions)
                / Math.Max(1.0, results.Sum(result => result.Conversions)),
        };
    }
}
