using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>A network with float weights, as training or a checkpoint leaves it.</summary>
public sealed record TrainedNetwork
{
    /// <summary>Structure of the network.</summary>
    public required NetworkSpec Spec { get; init; }

    /// <summary>One entry per layer with weights, in order.</summary>
    public required IReadOnlyList<TrainedLayer> Layers { get; init; }

    /// <summary>SHA-256 over structure and float weights, in hexadecimal: equal networks have equal ones.</summary>
    public string Fingerprint() => ContentHash.Of(this);

    /// <summary>Everything that is wrong; empty if the network can be run.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = Spec.Problems();
        if (problems.Count > 0)
            return problems;
        var shaped = Spec.Shapes().Where(layer => layer.Layer is WeightedLayerSpec).ToList();
        return shaped.Select(layer => layer.Layer.Name).SequenceEqual(Layers.Select(layer => layer.Name))
            ? shaped.Zip(Layers).SelectMany(pair => pair.Second.Problems(pair.First)).ToList()
            : [$"Layers must be {string.Join(", ", shaped.Select(layer => layer.Layer.Name))}; "
                + $"got {string.Join(", ", Layers.Select(layer => layer.Name))}."];
    }

    /// <summary>The same function without batch normalisation: gains merged into weights, offsets into biases.</summary>
    /// <exception cref="InvalidDesignException">The network cannot be run.</exception>
    public TrainedNetwork Folded()
    {
        InvalidDesignException.ThrowIfAny($"TrainedNetwork '{Spec.Name}'", Problems());
        var specified = Spec.WeightedLayers.Zip(Layers).ToDictionary(pair => pair.First.Name);
        return new TrainedNetwork
        {
            Spec = Spec with
            {
                Layers = Spec.Layers.Select(layer => layer is WeightedLayerSpec { Normalization: not null } weighted
                    ? weighted with { Normalization = null, HasBias = true }
                    : layer).ToList(),
            },
            Layers = Layers.Select(layer => layer.Folded(specified[layer.Name].First.Normalization)).ToList(),
        };
    }
}
