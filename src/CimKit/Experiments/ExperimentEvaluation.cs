using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference.Sweeps;

namespace CimKit.Experiments;

/// <summary>On which arrays the trained network is tried.</summary>
public sealed record ExperimentEvaluation
{
    /// <summary>The arrays; null for those of the chip.</summary>
    public ArrayDesign? Array { get; init; }

    /// <summary>How cells differ from chip to chip; null for what the arrays have.</summary>
    public ProgrammingVariation? Variation { get; init; }

    /// <summary>Converter resolutions to compare, 1 to 12; that of the arrays if empty.</summary>
    [Unit("bit")]
    public IReadOnlyList<int> AdcBits { get; init; } = [];

    /// <summary>Times since programming to compare; that of the arrays if empty.</summary>
    [Unit("s")]
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Chips drawn for each setting, where cells differ from chip to chip.</summary>
    public int Chips { get; init => field = Require.InRange(value, 1, 10_000); } = 1;

    /// <summary>Test images, the first ones.</summary>
    public int Images { get; init => field = Require.InRange(value, 1, 1_000_000); } = 200;

    /// <summary>Training images from which ranges of converters and, after training in float, activations are chosen.</summary>
    public int Calibration { get; init => field = Require.InRange(value, 1, 1_000_000); } = 100;

    /// <summary>True for the network after its best epoch, which the test images choose; false for the last one.</summary>
    public bool UsesBest { get; init; }

    /// <summary>Everything that is wrong; empty if it can be used.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (AdcBits.Any(bits => bits is < 1 or > 12) || AdcBits.Distinct().Count() < AdcBits.Count)
            problems.Add($"AdcBits must be 1 to 12 bit, each once; got {string.Join(", ", AdcBits)}.");
        if (Times.Any(time => !(time is >= 0 and <= 1e12)) || Times.Distinct().Count() < Times.Count)
            problems.Add(FormattableString.Invariant($"Times must be 0 to 1E+12 s, each once; got {string.Join(", ", Times)}."));
        if (Times.Count > 0 && Array is not { Effects: { Model: not null } or { Retention: not null } })
            problems.Add("Times must go with cells that age: an Array whose Effects have Retention or Model.");
        problems.AddRange(Array?.Problems() ?? []);
        return problems;
    }

    internal SweepOptions ToOptions() => new() { AdcBits = AdcBits, Times = Times, Chips = Chips };

    internal ArrayDesign Arrays(ChipDesign chip, ulong seed)
    {
        var arrays = (Array ?? ChipArrays.Of(chip)) with { Seed = seed };
        return Variation is null ? arrays : arrays with { Variation = Variation };
    }
}
