using CimKit.Networks;

namespace CimKit.Neural.Training;

/// <summary>A network with the float weights that training left.</summary>
public sealed record TrainedNetwork
{
    /// <summary>Structure of the network.</summary>
    public required NetworkSpec Spec { get; init; }

    /// <summary>One entry per layer with weights, in order.</summary>
    public required IReadOnlyList<TrainedLayer> Layers { get; init; }
}
