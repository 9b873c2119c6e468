using CimKit.Foundation;
using CimKit.Neural.Layers;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>Moves the weights of all layers on their devices after a backward pass.</summary>
internal sealed class DeviceSteps
{
    private readonly IReadOnlyList<DeviceLayer> _layers;
    private long _step;

    public DeviceSteps(NetworkModule module, TrainingOptions options, SeedTree seeds) =>
        _layers = module.WeightedLayers.Select(layer => DeviceLayer.Of(layer, options, seeds[layer.GetName()])).ToArray();

    /// <summary>Called before the first step of an epoch.</summary>
    public void StartEpoch()
    {
        foreach (var layer in _layers)
            layer.StartEpoch();
    }

    /// <summary>One step with the gradients of a batch.</summary>
    /// <param name="factor">What the schedule multiplies η by.</param>
    public void Step(double factor)
    {
        using var plain = no_grad();
        foreach (var layer in _layers)
            layer.Step(factor, _step);
        _step++;
    }

    /// <summary>What happened since the last call.</summary>
    public IReadOnlyList<LayerUpdate> TakeUpdates() => _layers.Select(layer => layer.TakeUpdate()).ToArray();
}
