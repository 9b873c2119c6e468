using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Inference.Sweeps;

/// <summary>What a sweep varies: every combination is evaluated. What is left empty stays as the design has it.</summary>
/// <remarks>
/// Changes are made in the order <see cref="Axes"/>, on/off ratios, variations, faults, ranges, resolutions, times; the last varies
/// fastest in the result.
/// </remarks>
/// <example><code>
/// var ageing = new SweepOptions { AdcBits = [5, 6], Times = [1, 3600, 86400, 3.156e7], Chips = 5 };
/// </code></example>
public sealed record SweepOptions
{
    /// <summary>Anything else: rows, cell bits, encoding, drift compensation, …</summary>
    public IReadOnlyList<SweepAxis> Axes { get; init; } = [];

    /// <summary>On/off ratios, above 1; infinity for an off state that conducts nothing.</summary>
    public IReadOnlyList<double> OnOffRatios { get; init; } = [];

    /// <summary>Variations.</summary>
    public IReadOnlyList<ProgrammingVariation> Variations { get; init; } = [];

    /// <summary>Stuck cells.</summary>
    public IReadOnlyList<StuckFaults> Faults { get; init; } = [];

    /// <summary>Range methods.</summary>
    public IReadOnlyList<AdcRange> Ranges { get; init; } = [];

    /// <summary>Resolutions in bits.</summary>
    public IReadOnlyList<int> AdcBits { get; init; } = [];

    /// <summary>Seconds since programming; chips of a number are the same chips grown older.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Chips drawn for each setting; one suffices where nothing is drawn.</summary>
    public int Chips { get; init => field = Require.InRange(value, 1, 10000); } = 1;

    /// <summary>Everything that is varied, slowest first.</summary>
    internal IReadOnlyList<SweepAxis> All()
    {
        var all = new List<SweepAxis>(Axes);
        Add(OnOffRatios.Count, () => SweepAxis.OnOffRatios(OnOffRatios));
        Add(Variations.Count, () => SweepAxis.Variations(Variations));
        Add(Faults.Count, () => SweepAxis.Faults(Faults));
        Add(Ranges.Count, () => SweepAxis.Ranges(Ranges));
        Add(AdcBits.Count, () => SweepAxis.AdcBits(AdcBits));
        Add(Times.Count, () => SweepAxis.Times(Times));
        return all;

        void Add(int count, Func<SweepAxis> axis)
        {
            if (count > 0)
                all.Add(axis());
        }
    }
}
