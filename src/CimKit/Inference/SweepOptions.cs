using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>What a sweep varies: every combination is evaluated.</summary>
public sealed record SweepOptions
{
    /// <summary>Resolutions.</summary>
    public required IReadOnlyList<int> AdcBits { get; init; }

    /// <summary>Range methods; that of the design if empty.</summary>
    public IReadOnlyList<AdcRange> Ranges { get; init; } = [];

    /// <summary>Variations; that of the design if empty.</summary>
    public IReadOnlyList<ProgrammingVariation> Variations { get; init; } = [];

    /// <summary>Chips drawn for each setting with variation; one suffices without.</summary>
    public int Chips { get; init => field = Require.InRange(value, 1, 10000); } = 1;
}
