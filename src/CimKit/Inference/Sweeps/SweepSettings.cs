using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Inference.Sweeps;

/// <summary>Every combination of a sweep as a design, checked before anything is evaluated.</summary>
internal sealed class SweepSettings
{
    private const int MostSettings = 100_000;

    /// <exception cref="InvalidDesignException">A setting cannot be built; all problems are named.</exception>
    public SweepSettings(ArrayDesign design, SweepOptions options)
    {
        var axes = options.All();
        Quantities = [.. axes.Select(axis => axis.Quantity)];
        InvalidDesignException.ThrowIfAny(nameof(SweepOptions), Problems(Quantities));
        All = Combine(design, axes, options.Chips);
        InvalidDesignException.ThrowIfAny(nameof(AccuracySweep), All.SelectMany(setting => setting.Design.Problems()).Distinct());
        if (options.Times.Count > 0 && All.All(setting => setting.Design.Effects is { Model: null, Retention: null }))
            throw new InvalidDesignException(nameof(SweepOptions), ["Times needs Effects.Model or Effects.Retention, by which cells age; got neither."]);
        Hash = ContentHash.Of(Quantities, All.Select(setting => setting.Hash), options.Chips);
    }

    /// <summary>What is varied, slowest first.</summary>
    public IReadOnlyList<SweptQuantity> Quantities { get; }

    /// <summary>The settings, the last quantity fastest.</summary>
    public IReadOnlyList<SweepSetting> All { get; }

    /// <summary>SHA-256 over everything that is evaluated.</summary>
    public string Hash { get; }

    private static IEnumerable<string> Problems(IReadOnlyList<SweptQuantity> quantities)
    {
        foreach (var problem in quantities.SelectMany(quantity => quantity.Problems()))
            yield return problem;
        foreach (var twice in quantities.GroupBy(quantity => quantity.Name).Where(group => group.Count() > 1))
            yield return $"What is varied must have different names; '{twice.Key}' comes {twice.Count()} times.";
        var settings = quantities.Aggregate(1.0, (count, quantity) => count * quantity.Labels.Count);
        if (settings > MostSettings)
            yield return FormattableString.Invariant($"There must be at most {MostSettings} combinations; got {settings:G6}.");
    }

    private static List<SweepSetting> Combine(ArrayDesign design, IReadOnlyList<SweepAxis> axes, int chips)
    {
        IEnumerable<(int[] Values, ArrayDesign Design)> combinations = [([], design)];
        foreach (var axis in axes)
            combinations = [.. combinations.SelectMany(old => Enumerable.Range(0, axis.Quantity.Labels.Count)
                .Select(value => (Values: (int[])[.. old.Values, value], axis.Apply(old.Design, value))))];
        var first = new Dictionary<string, int>();
        var settings = new List<SweepSetting>();
        foreach (var (values, changed) in combinations)
        {
            var hash = ContentHash.Of(changed);
            first.TryAdd(hash, settings.Count);
            settings.Add(new SweepSetting(
                [.. values.Select((value, axis) => axes[axis].Quantity.Labels[value])], changed, hash, Draws(changed) ? chips : 1, first[hash]));
        }
        return settings;
    }

    /// <summary>True if chips of a design differ.</summary>
    private static bool Draws(ArrayDesign design) => !design.Variation.IsZero || !design.Effects.Faults.IsNone
        || design.Effects.Draws != CellDrawKinds.None || design.HasReadNoise;
}
