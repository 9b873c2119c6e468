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
        InvalidDesignException.ThrowIfAny($"QuantizedNetwork '{network.Spec.Name}'", network.Problems().Concat(LastLayer(network)));
        Network = network;
        Steps = network.Spec.Shapes();
        Classes = Steps[^1].Output.Count;
        Signs = CodeSigns.Of(network, Steps);
        Layers = Matrices().ToList();
        Rescales = Steps.Select(step => network.Rescales.FirstOrDefault(rescale => rescale.Name == step.Layer.Name)).ToArray();
        Slots = new MapSlots(network.Spec.Input, Steps);
        PixelCodes = Enumerable.Range(0, network.Spec.Input.Channels).Select(PixelTable).ToArray();
    }

    public QuantizedNetwork Network { get; }

    /// <summary>All layers with shapes.</summary>
    public IReadOnlyList<ShapedLayer> Steps { get; }

    /// <summary>Weight matrices: of every layer with weights, in order, and of every group of it.</summary>
    public IReadOnlyList<LayerPlan> Layers { get; }

    /// <summary>One per step: how it brings codes to another scale; null if it does not.</summary>
    public IReadOnlyList<QuantizedRescale?> Rescales { get; }

    /// <summary>One per step: true if its codes are two's complement.</summary>
    public IReadOnlyList<bool> Signs { get; }

    /// <summary>Buffers that the maps between layers share.</summary>
    public MapSlots Slots { get; }

    /// <summary>Codes of the largest map between two layers.</summary>
    public int LargestMap => Slots.Sizes.Max();

    /// <summary>Logits of one image.</summary>
    public int Classes { get; }

    /// <summary>Code of every pixel value, channel by channel.</summary>
    public byte[][] PixelCodes { get; }

    /// <summary>True if the codes of a step, or of the image (−1), are two's complement.</summary>
    public bool IsSigned(int step) => step < 0 ? CodeSigns.IsImageSigned(Network) : Signs[step];

    /// <summary>Weight matrices of a layer with weights.</summary>
    public int GroupsOf(int step) => (Steps[step].Layer as Convolution)?.Groups ?? 1;

    private IEnumerable<LayerPlan> Matrices()
    {
        var layers = Network.Layers.ToDictionary(layer => layer.Name);
        for (var number = 0; number < Steps.Count; number++)
        {
            if (Steps[number].Layer is not WeightedLayerSpec weighted)
                continue;
            var format = Format(IsSigned(Steps[number].Sources[0]));
            for (var group = 0; group < GroupsOf(number); group++)
                yield return new LayerPlan(Steps[number], layers[weighted.Name], format, number == Steps.Count - 1, group);
        }
    }

    private byte[] PixelTable(int channel)
    {
        var normalization = Network.Spec.Normalization;
        var (smallest, largest) = normalization is null ? (0, Network.LargestCode) : Network.Bounds(isSigned: true);
        return Enumerable.Range(0, 256).Select(pixel => unchecked((byte)(int)Math.Clamp(
            Math.Round((normalization?.Value(channel, pixel) ?? pixel / 255.0) * Network.InputCodesPerUnit, MidpointRounding.ToEven),
            smallest, largest))).ToArray();
    }

    /// <summary>Codes that cannot be negative need no sign plane.</summary>
    private InputFormat Format(bool isSigned) => isSigned ? new(Network.ActivationBits, true)
        : new(Network.HasUnsignedActivations ? Network.ActivationBits : Network.ActivationBits - 1, false);

    private static IEnumerable<string> LastLayer(QuantizedNetwork network)
    {
        if (network.Spec.Layers.Count > 0 && network.Spec.Layers[^1] is not WeightedLayerSpec)
            yield return $"The last layer must have weights; got {network.Spec.Layers[^1].Name}.";
    }
}
