using CimKit.Foundation;

namespace CimKit.Checkpoints;

/// <summary>Where a checkpoint keeps the numbers of one layer.</summary>
public sealed record LayerTensors
{
    /// <summary>Name of the layer in its network.</summary>
    public required string Layer { get; init => field = Require.NotBlank(value); }

    /// <summary>Prefix of <c>.weight</c> and <c>.bias</c>.</summary>
    public required string Weights { get; init => field = Require.NotBlank(value); }

    /// <summary>Prefix of <c>.weight</c>, <c>.bias</c>, <c>.running_mean</c> and <c>.running_var</c>; null without batch normalisation.</summary>
    public string? Normalization { get; init; }
}
