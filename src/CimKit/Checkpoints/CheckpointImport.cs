using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Checkpoints;

/// <summary>Gives the tensors of a checkpoint to the layers of a network.</summary>
public static class CheckpointImport
{
    /// <summary>The network with the checkpoint's weights.</summary>
    /// <param name="checkpoint">The tensors.</param>
    /// <param name="spec">The network.</param>
    /// <param name="names">Where each layer with weights finds its tensors, in any order.</param>
    /// <exception cref="InvalidDesignException">A tensor is missing, left over or of another shape; all of them are named.</exception>
    public static TrainedNetwork Load(Checkpoint checkpoint, NetworkSpec spec, IReadOnlyList<LayerTensors> names)
    {
        var reading = new CheckpointReading(checkpoint, names);
        var layers = spec.Shapes().Where(step => step.Layer is WeightedLayerSpec).Select(reading.Layer).ToList();
        var subject = $"Checkpoint '{checkpoint.Name}' as '{spec.Name}'";
        InvalidDesignException.ThrowIfAny(subject, reading.Problems.Concat(reading.LeftOver()));
        var network = new TrainedNetwork { Spec = spec, Layers = layers.Select(layer => layer!).ToList() };
        InvalidDesignException.ThrowIfAny(subject, network.Problems());
        return network;
    }

    /// <summary>The same for layers that bear the names of their modules, as <c>nn.Sequential</c> gives them.</summary>
    /// <param name="checkpoint">The tensors.</param>
    /// <param name="spec">The network, for example of <c>SequentialReader</c>.</param>
    /// <remarks>Batch normalisation is looked for under the number behind its layer's: <c>features.1</c> for <c>features.0</c>;
    /// if that is another layer, or the name has no number, under <c>conv1.norm</c>.</remarks>
    /// <exception cref="InvalidDesignException">As above.</exception>
    public static TrainedNetwork Load(Checkpoint checkpoint, NetworkSpec spec) => Load(
        checkpoint,
        spec,
        spec.WeightedLayers.Select(layer => new LayerTensors
        {
            Layer = layer.Name, Weights = layer.Name, Normalization = layer.Normalization is null ? null : NormalizationOf(layer.Name, spec),
        }).ToList());

    /// <summary>Where a layer's batch normalisation is looked for.</summary>
    internal static string NormalizationOf(string layer, NetworkSpec spec)
    {
        var digits = layer.Length - layer.AsSpan().TrimEnd("0123456789").Length;
        var next = digits is > 0 and < 9 ? $"{layer[..^digits]}{int.Parse(layer.AsSpan()[^digits..]) + 1}" : null;
        return next is null || spec.Layers.Any(other => other.Name == next) ? $"{layer}.norm" : next;
    }
}
