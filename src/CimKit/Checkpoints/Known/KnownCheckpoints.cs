using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Checkpoints.Known;

/// <summary>Public checkpoints whose network is recognised by the names of their tensors.</summary>
public static class KnownCheckpoints
{
    /// <summary>The network with the checkpoint's weights.</summary>
    /// <exception cref="InvalidDesignException">The network is not known, or a tensor is missing or of another shape.</exception>
    public static TrainedNetwork Import(Checkpoint checkpoint)
    {
        if (AkamasterResNet.Recognises(checkpoint))
            return AkamasterResNet.Import(checkpoint);
        if (CrossSimResNet.Recognises(checkpoint))
            return CrossSimResNet.Import(checkpoint);
        if (CsinvaLeNet5.Recognises(checkpoint))
            return CsinvaLeNet5.Import(checkpoint);
        throw new InvalidDesignException(
            $"Checkpoint '{checkpoint.Name}'",
            ["its tensors must bear the names of akamaster's or CrossSim's ResNets for CIFAR-10 or of csinva's LeNet-5; "
                + $"got {string.Join(", ", checkpoint.Tensors.Keys.Order(StringComparer.Ordinal).Take(4))}, … "
                + "For another network describe it and call CheckpointImport.Load."]);
    }
}
