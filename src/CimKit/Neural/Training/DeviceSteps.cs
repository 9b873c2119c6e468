using CimKit.Foundation;
using CimKit.Neural.Layers;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>Moves the weights of all layers on their devices after a backward pass.</summary>
internal sealed class DeviceSteps
{
    public DeviceSteps(NetworkModule module, TrainingOptions options, SeedTree seeds) =>
        Layers = module.WeightedLayers.Select(layer => DeviceLayer.Of(layer, options, seeds[layer.GetName()])).ToArray();

    /// <summary>Steps that are done.</summary>
    public long Count { get; set; }

    /// <summary>The layers, in the order of the network.</summary>
    public IReadOnlyList<DeviceLayer> Layers { get; }

    /// <summary>Called before the first step of an epoch.</summary>
    public void StartEpoch()
    {
        foreach (var layer in Layers)
            layer.StartEpoch();
    }

    /// <summary>One step with the gradients of a batch.</summary>
    /// <param name="factor">What the schedule multiplies η by.</param>
    public void Step(double factor)
    {
        using var plain = no_grad();
        foreach (var layer in Layers)
            layer.Step(factor, Count);
        Count++;
    }

    /// <summary>What happened since the last call.</summary>
    public IReadOnlyList<LayerUpdate> TakeUpdates() => Layers.Select(layer => layer.TakeUpdate()).ToArray();
}
