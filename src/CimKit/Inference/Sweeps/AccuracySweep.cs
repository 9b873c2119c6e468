using CimKit.Data;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Inference.Sweeps;

/// <summary>Accuracy of a network on arrays against anything about them, with several chips for each setting.</summary>
/// <remarks>
/// <para>
/// Chip n of one setting and chip n of another draw the same random numbers: with <see cref="SweepOptions.Times"/> it is the same
/// chip grown older, and settings are compared on equal chips. A design that comes twice is evaluated once.
/// </para>
/// <para>
/// Converter ranges are chosen once, on ideal cells, for each combination of rows, cell bits, encoding and input bits, and kept while
/// a chip ages, as converters that are trimmed before shipping. Whether a chip that is calibrated anew at every age does better is
/// not answered by a sweep; drift compensation (<see cref="Devices.CellEffects.HasDriftCompensation"/>) is the digital remedy.
/// </para>
/// </remarks>
public static class AccuracySweep
{
    /// <summary>Evaluates every setting.</summary>
    /// <param name="network">The network.</param>
    /// <param name="design">What the settings start from.</param>
    /// <param name="calibration">Images that ranges are chosen from; not those that are evaluated.</param>
    /// <param name="images">Labelled images.</param>
    /// <param name="options">What is varied.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="journal">
    /// File that every finished chip is written to, created if it is not there; a sweep that was stopped goes on from it and gives
    /// the same numbers. Null to keep none.
    /// </param>
    /// <param name="progress">Part of the images done, 0 to 1, of those that were not done in the journal.</param>
    /// <param name="cancellation">Stops between images; finished chips stay in the journal.</param>
    /// <exception cref="InvalidDesignException">
    /// A setting cannot be built, or the journal is damaged or of another sweep; nothing has been evaluated then.
    /// </exception>
    /// <exception cref="IOException">The journal cannot be read or written.</exception>
    public static SweepResult Run(
        QuantizedNetwork network, ArrayDesign design, ImageSet calibration, ImageSet images, SweepOptions options,
        int threads = 0, string? journal = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Require.Positive(images.Count, name: nameof(images));
        var settings = new SweepSettings(design, options);
        var provenance = Provenance.Of(network, images) with { Design = design };
        if (settings.All.Any(setting => setting.Design.Adc.NeedsCalibration))
            provenance = provenance with
            {
                Calibration = calibration.Name, CalibrationCount = calibration.Count, CalibrationHash = calibration.Fingerprint(),
            };
        var kept = SweepJournal.Open(journal, new SweepIdentity(provenance, settings));
        return new SweepRun(network, settings, calibration, images, threads, kept).Evaluate(provenance, progress, cancellation);
    }
}
