using CimKit.Data;
using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Inference.Sweeps;
using CimKit.Networks;

namespace CimKit.Experiments.DesignSpaces;

/// <summary>One exploration: costs first, which are quick and say what can be built; then accuracy of that.</summary>
internal sealed class DesignSpaceRun(DesignSpace space, QuantizedNetwork network, DesignSpaceOptions options)
{
    private const double CostPart = 0.1;

    private readonly DesignCandidate[] candidates = [.. space.Candidates().Select(candidate => Checked(candidate, network, options.Seed))];

    public DesignPoints Execute(ImageSet calibration, ImageSet images, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (costs, estimates) = Estimate(progress, cancellation);
        var points = candidates.Select((candidate, place) => new DesignPoint
        {
            Design = candidate, Cost = costs[place].Estimate, Problems = [.. candidate.Problems.Concat(costs[place].Problems).Distinct()],
        }).ToArray();
        var possible = points.Where(point => point.IsPossible).ToArray();
        InvalidDesignException.ThrowIfAny(
            nameof(DesignSpace), possible.Length > 0 ? [] : points.SelectMany(point => point.Problems).Distinct().DefaultIfEmpty("There must be at least 1 design; got 0."));
        var arrays = possible.Select(point => point.Design.Arrays!).DistinctBy(design => ContentHash.Of(design)).ToArray();
        var accuracy = Evaluate(arrays, calibration, images, progress, cancellation);
        var rows = arrays.Zip(accuracy.Rows).ToDictionary(pair => ContentHash.Of(pair.First), pair => pair.Second);
        return new DesignPoints
        {
            Space = space,
            Provenance = accuracy.Provenance,
            SoftwareAccuracy = accuracy.SoftwareAccuracy,
            All = [.. points.Select(point => point.IsPossible ? Answered(point, rows) : point with { Cost = null })],
            Estimates = estimates,
            Evaluations = arrays.Length,
        };
    }

    private static DesignPoint Answered(DesignPoint point, Dictionary<string, SweepRow> rows)
    {
        var arrays = ContentHash.Of(point.Design.Arrays);
        return point with { Accuracies = rows[arrays].Accuracies, Key = ContentHash.Of(point.Design.Chip with { Name = "chip" }, arrays) };
    }

    private static DesignCandidate Checked(DesignCandidate candidate, QuantizedNetwork network, ulong seed)
    {
        var (weights, inputs) = (candidate.Chip.Array.WeightBits, candidate.Chip.Array.InputBits);
        return candidate with
        {
            Arrays = candidate.Arrays is null ? null : candidate.Arrays with { Seed = seed },
            Problems = (weights, inputs) == (network.WeightBits, network.ActivationBits)
                ? candidate.Problems
                : [.. candidate.Problems, $"Array.WeightBits and Array.InputBits must be those of the network, {network.WeightBits} and {network.ActivationBits} bit; got {weights} and {inputs}."],
        };
    }

    /// <summary>One result a candidate; chips that differ in their name alone are estimated once.</summary>
    private ((ChipEstimate? Estimate, IReadOnlyList<string> Problems)[] Results, int Count) Estimate(IProgress<double>? progress, CancellationToken cancellation)
    {
        var keys = candidates.Select(candidate => candidate.Problems.Count == 0 ? ContentHash.Of(candidate.Chip with { Name = "chip" }) : "").ToArray();
        var chips = candidates.Zip(keys).Where(pair => pair.Second.Length > 0).DistinctBy(pair => pair.Second).ToArray();
        var found = new (ChipEstimate? Estimate, IReadOnlyList<string> Problems)[chips.Length];
        var done = 0;
        Parallel.For(
            0, chips.Length,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads },
            place =>
            {
                found[place] = Estimate(chips[place].First.Chip, cancellation);
                progress?.Report(CostPart * Interlocked.Increment(ref done) / chips.Length);
            });
        var byKey = chips.Zip(found).ToDictionary(pair => pair.First.Second, pair => pair.Second);
        return ([.. candidates.Zip(keys, (candidate, key) => key.Length == 0 ? (null, []) : (Named(byKey[key].Estimate, candidate.Chip), byKey[key].Problems))], chips.Length);
    }

    private static ChipEstimate? Named(ChipEstimate? estimate, ChipDesign chip) => estimate is null ? null : estimate with { Design = chip };

    private (ChipEstimate? Estimate, IReadOnlyList<string> Problems) Estimate(ChipDesign chip, CancellationToken cancellation)
    {
        try
        {
            var table = LayerTable.FromNetwork(network.Spec, chip.Fidelity);
            var activity = options.Activity ?? StatisticalActivity.Typical(table, chip.Array.WeightBits, chip.Array.InputBits);
            return (ChipEstimator.Estimate(chip, table, activity, null, cancellation), []);
        }
        catch (InvalidDesignException impossible)
        {
            return (null, impossible.Problems);
        }
    }

    private SweepResult Evaluate(
        ArrayDesign[] arrays, ImageSet calibration, ImageSet images, IProgress<double>? progress, CancellationToken cancellation)
    {
        var axis = new SweepAxis("Design", [.. arrays.Select((design, place) => ($"{place}", (Func<ArrayDesign, ArrayDesign>)(_ => design)))]);
        return AccuracySweep.Run(
            network, arrays[0], calibration, images, new SweepOptions { Axes = [axis], Chips = options.Chips }, options.Threads, options.Journal,
            progress is null ? null : new Rest(progress), cancellation);
    }

    private sealed class Rest(IProgress<double> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(CostPart + (1 - CostPart) * value);
    }
}
