using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Inference.PostTraining;

/// <summary>A float network checked and laid out for running image by image.</summary>
internal sealed class FloatPlan
{
    /// <exception cref="InvalidDesignException">The network cannot be run.</exception>
    public FloatPlan(TrainedNetwork network)
    {
        Network = network.Folded();
        Steps = Network.Spec.Shapes();
        Slots = new MapSlots(Network.Spec.Input, Steps);
        var layers = Network.Layers.ToDictionary(layer => layer.Name);
        Weights = Steps.Select(step => step.Layer is WeightedLayerSpec
            ? Enumerable.Range(0, (step.Layer as Convolution)?.Groups ?? 1).Select(group => new FloatWeights(step, layers[step.Layer.Name], group)).ToArray()
            : []).ToArray();
        var normalization = Network.Spec.Normalization;
        Pixels = Enumerable.Range(0, Network.Spec.Input.Channels).Select(channel => Enumerable.Range(0, 256)
            .Select(pixel => (float)(normalization?.Value(channel, pixel) ?? pixel / 255.0)).ToArray()).ToArray();
    }

    /// <summary>The network without batch normalisation.</summary>
    public TrainedNetwork Network { get; }

    public IReadOnlyList<ShapedLayer> Steps { get; }

    /// <summary>Buffers that the maps between layers share.</summary>
    public MapSlots Slots { get; }

    /// <summary>One list per step, one entry per group.</summary>
    public IReadOnlyList<FloatWeights[]> Weights { get; }

    /// <summary>Value of every pixel, channel by channel.</summary>
    public IReadOnlyList<float[]> Pixels { get; }

    /// <summary>Logits of one image.</summary>
    public int Classes => Steps[^1].Output.Count;
}
