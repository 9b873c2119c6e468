using CimKit.Data;
using CimKit.Designs;
using CimKit.Networks;

namespace CimKit.Inference.Sweeps;

/// <summary>A sweep while it runs: what is in the journal is taken from there, the rest is evaluated in order.</summary>
internal sealed class SweepRun(
    QuantizedNetwork network, SweepSettings settings, ImageSet calibration, ImageSet images, int threads, SweepJournal journal)
{
    private readonly List<NetworkProfile> profiles = [];

    public SweepResult Evaluate(Provenance provenance, IProgress<double>? progress, CancellationToken cancellation)
    {
        var work = new SweepProgress(RemainingImages(), progress);
        var software = Outcome(SweepJournal.Software, 0, work, cancellation,
            part => SoftwareInference.Evaluate(network, images, threads, part, cancellation));
        for (var number = 0; number < settings.All.Count; number++)
            for (var chip = 0; chip < settings.All[number].Chips; chip++)
                Outcome(settings.All[number].First, chip, work, cancellation, part => Chip(number, chip, work, part, cancellation));
        return new()
        {
            Provenance = provenance,
            Quantities = settings.Quantities,
            SoftwareAccuracy = software.Correct / (double)images.Count,
            Rows = [.. settings.All.Select(Row)],
        };
    }

    private ChipOutcome Outcome(
        int setting, int chip, SweepProgress work, CancellationToken cancellation, Func<IProgress<double>?, EvaluationResult> evaluate)
    {
        if (journal.Find(setting, chip) is { } known)
            return known;
        cancellation.ThrowIfCancellationRequested();
        var outcome = ChipOutcome.Of(work.Follow(images.Count, evaluate));
        journal.Add(setting, chip, outcome);
        return outcome;
    }

    private EvaluationResult Chip(int number, int chip, SweepProgress work, IProgress<double>? part, CancellationToken cancellation)
    {
        var design = settings.All[number].Design;
        var profile = design.Adc.NeedsCalibration ? Profile(design, work, cancellation) : null;
        return CrossbarNetwork.Program(network, design, profile, chip).Evaluate(images, threads, part, cancellation);
    }

    private NetworkProfile Profile(ArrayDesign design, SweepProgress work, CancellationToken cancellation)
    {
        var profile = profiles.Find(known => known.HasArraysOf(design));
        if (profile is null)
            profiles.Add(profile = work.Follow(calibration.Count, part => NetworkProfile.Measure(network, calibration, design, threads, part, cancellation)));
        return profile;
    }

    private SweepRow Row(SweepSetting setting)
    {
        var outcomes = Enumerable.Range(0, setting.Chips).Select(chip => journal.Find(setting.First, chip)!.Value).ToArray();
        return new()
        {
            Labels = setting.Labels,
            Design = setting.Design,
            Accuracies = [.. outcomes.Select(outcome => outcome.Correct / (double)images.Count)],
            Conversions = outcomes.Sum(outcome => outcome.Conversions),
            SaturatedConversions = outcomes.Sum(outcome => outcome.Saturated),
        };
    }

    /// <summary>Images that are still to be run, those of calibration included.</summary>
    private long RemainingImages()
    {
        var open = settings.All.Where((setting, number) => setting.First == number)
            .Select(setting => (setting.Design, Chips: Enumerable.Range(0, setting.Chips).Count(chip => journal.Find(setting.First, chip) is null)))
            .Where(setting => setting.Chips > 0).ToArray();
        var profiled = open.Where(setting => setting.Design.Adc.NeedsCalibration).Select(setting => setting.Design)
            .DistinctBy(design => (design.Rows, design.CellBits, design.Encoding, design.InputBitsPerCycle)).Count();
        var software = journal.Find(SweepJournal.Software, 0) is null ? 1 : 0;
        return (software + open.Sum(setting => (long)setting.Chips)) * images.Count + (long)profiled * calibration.Count;
    }
}
