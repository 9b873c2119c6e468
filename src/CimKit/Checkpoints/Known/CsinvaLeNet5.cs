using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace CimKit.Checkpoints.Known;

/// <summary>LeNet-5 with rectifiers for MNIST, as in the repository csinva/gan-vae-pretrained-pytorch.</summary>
/// <remarks>Its 32×32 input is the digit padded by 2 zeros on every side: the padding of our first convolution.</remarks>
public static class CsinvaLeNet5
{
    private static readonly IReadOnlyList<LayerTensors> Names =
    [
        new() { Layer = "conv1", Weights = "convnet.c1" }, new() { Layer = "conv2", Weights = "convnet.c3" },
        new() { Layer = "fc1", Weights = "convnet.c5" }, new() { Layer = "fc2", Weights = "fc.f6" }, new() { Layer = "fc3", Weights = "fc.f7" },
    ];

    /// <summary>True if the tensors bear its names.</summary>
    public static bool Recognises(Checkpoint checkpoint) => checkpoint.Tensors.ContainsKey("convnet.c1.weight");

    /// <summary>The network.</summary>
    /// <exception cref="Foundation.InvalidDesignException">A tensor is missing or of another shape.</exception>
    public static TrainedNetwork Import(Checkpoint checkpoint) => CheckpointImport.Load(checkpoint, LeNet5.Create(hasBias: true), Names);
}
