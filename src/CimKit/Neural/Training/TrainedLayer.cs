using CimKit.Foundation;

namespace CimKit.Neural.Training;

/// <summary>Float weights of one layer.</summary>
public sealed record TrainedLayer
{
    /// <summary>Name of the layer in its network.</summary>
    public required string Name { get; init; }

    /// <summary>Shape [outputs, rows], row-major; rows ordered (channel, kernel row, kernel column).</summary>
    public required ReadOnlyMemory<float> Weights { get; init; }

    /// <summary>One number per output; empty if the layer has no bias.</summary>
    public ReadOnlyMemory<float> Bias { get; init; }

    /// <summary>What the layer's sum is divided by before the bias is added: a power of two, 1 in float training.</summary>
    [Unit("1")]
    public double OutputScale { get; init => field = Require.Positive(value); } = 1;
}
