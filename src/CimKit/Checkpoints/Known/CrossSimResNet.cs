using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace CimKit.Checkpoints.Known;

/// <summary>ResNets for CIFAR-10 with projections, as in the repository sandialabs/cross-sim.</summary>
public static class CrossSimResNet
{
    // The first batch normalisation of these networks was trained with another ε than the others.
    private const double FirstEpsilon = 1e-3;

    /// <summary>True if the tensors bear its names.</summary>
    public static bool Recognises(Checkpoint checkpoint) => checkpoint.Tensors.ContainsKey("res1.0.conv1.weight");

    /// <summary>The network; its depth is that of the checkpoint.</summary>
    /// <exception cref="Foundation.InvalidDesignException">A tensor is missing or of another shape.</exception>
    public static TrainedNetwork Import(Checkpoint checkpoint)
    {
        var spec = CifarResNet.Create(ResNetNames.Depth(checkpoint, "res1."), ResidualShortcut.Projection);
        var first = (Convolution)spec.Layers[0] with { Normalization = new BatchNorm { Epsilon = FirstEpsilon } };
        spec = spec with { Normalization = PixelNormalization.ImageNet, Layers = [first, .. spec.Layers.Skip(1)] };
        return CheckpointImport.Load(checkpoint, spec, spec.WeightedLayers.Select(layer => Names(layer.Name)).ToList());
    }

    private static LayerTensors Names(string layer)
    {
        var name = layer.Replace("layer", "res", StringComparison.Ordinal);
        if (name.EndsWith(".shortcut", StringComparison.Ordinal))
        {
            var downsample = name.Replace(".shortcut", ".downsample", StringComparison.Ordinal);
            return new LayerTensors { Layer = layer, Weights = $"{downsample}.0", Normalization = $"{downsample}.1" };
        }
        return ResNetNames.Of(layer, layer == "fc" ? "classifier.2" : name);
    }
}
