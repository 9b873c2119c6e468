using CimKit.Crossbars;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>A quantised network checked and laid out for running image by image.</summary>
internal sealed class NetworkPlan
{
    /// <exception cref="InvalidDesignException">The network cannot be run.</exception>
    public NetworkPlan(QuantizedNetwork network)
    {
        InvalidDesignException.ThrowIfAny($"QuantizedNetwork '{network.Spec.Name}'", network.Problems().Concat(LastLayer(network)).Concat(Sequence(network)));
        Network = network;
        Steps = network.Spec.Shapes();
        Classes = Steps[^1].Output.Count;
        var layers = new List<LayerPlan>();
        var isSigned = false;
        foreach (var step in Steps.Where(step => step.Layer is WeightedLayerSpec))
        {
            var quantized = network.Layers[layers.Count];
            layers.Add(new(step, quantized, Format(network, isSigned), layers.Count == network.Layers.Count - 1));
            isSigned = !((WeightedLayerSpec)step.Layer).HasRelu && quantized.MinimumCode < 0;
        }
        Layers = layers;
        PixelCodes = Enumerable.Range(0, 256).Select(pixel => (byte)Math.Clamp(
            Math.Round(pixel / 255.0 * network.InputCodesPerUnit, MidpointRounding.ToEven), 0, network.LargestCode)).ToArray();
    }

    public QuantizedNetwork Network { get; }

    /// <summary>All layers with shapes.</summary>
    public IReadOnlyList<ShapedLayer> Steps { get; }

    /// <summary>Layers with weights.</summary>
    public IReadOnlyList<LayerPlan> Layers { get; }

    /// <summary>Logits of one image.</summary>
    public int Classes { get; }

    /// <summary>Codes of the largest map between two layers.</summary>
    public int LargestMap => Steps.Max(step => Math.Max(step.Input.Count, step.Output.Count));

    /// <summary>Code of every pixel value.</summary>
    public byte[] PixelCodes { get; }

    /// <summary>Codes that cannot be negative need no sign plane.</summary>
    private static InputFormat Format(QuantizedNetwork network, bool isSigned) => network.HasUnsignedActivations
        ? new(network.ActivationBits, false)
        : new(isSigned ? network.ActivationBits : network.ActivationBits - 1, isSigned);

    private static IEnumerable<string> Sequence(QuantizedNetwork network) => network.Spec.Layers
        .Where(layer => layer.Inputs.Count > 0 || layer is not (WeightedLayerSpec or Pooling { Padding: 0 }) || layer is Convolution { Groups: > 1 })
        .Select(layer => $"{layer.Name}: only sequences of ungrouped layers run on arrays; got {layer.GetType().Name}.");

    private static IEnumerable<string> LastLayer(QuantizedNetwork network)
    {
        if (network.Spec.Layers.Count > 0 && network.Spec.Layers[^1] is not WeightedLayerSpec)
            yield return $"The last layer must have weights; got {network.Spec.Layers[^1].Name}.";
    }
}
