using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace CimKit.Checkpoints.Known;

/// <summary>ResNets for CIFAR-10 with padded shortcuts, as in the repository akamaster/pytorch_resnet_cifar10.</summary>
public static class AkamasterResNet
{
    private const string Prefix = "module.";

    /// <summary>True if the tensors bear its names.</summary>
    public static bool Recognises(Checkpoint checkpoint) =>
        checkpoint.Tensors.ContainsKey(Prefix + "conv1.weight") && checkpoint.Tensors.ContainsKey(Prefix + "layer1.0.conv1.weight");

    /// <summary>The network; its depth is that of the checkpoint.</summary>
    /// <exception cref="Foundation.InvalidDesignException">A tensor is missing or of another shape.</exception>
    public static TrainedNetwork Import(Checkpoint checkpoint)
    {
        var spec = CifarResNet.Create(ResNetNames.Depth(checkpoint, Prefix + "layer1.")) with { Normalization = PixelNormalization.ImageNet };
        return CheckpointImport.Load(checkpoint, spec, spec.WeightedLayers.Select(layer => ResNetNames.Of(
            layer.Name, layer.Name == "fc" ? Prefix + "linear" : Prefix + layer.Name)).ToList());
    }
}
