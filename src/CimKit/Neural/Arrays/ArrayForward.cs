using CimKit.Data;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Neural.Layers;

namespace CimKit.Neural.Arrays;

/// <summary>The arrays of a network in training: converters calibrated from time to time, cells drawn for every batch.</summary>
/// <param name="design">Cells and converters.</param>
internal sealed class ArrayForward(ArrayDesign design)
{
    private NetworkPlan? _plan;
    private NetworkProfile? _profile;

    /// <summary>Chooses the converters' ranges for the network as it is.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">Calibration images.</param>
    /// <param name="cancellation">Stops between images.</param>
    public void Calibrate(QuantizedNetwork network, ImageSet images, CancellationToken cancellation)
    {
        _plan = new NetworkPlan(network);
        _profile = design.Adc.NeedsCalibration
            ? NetworkProfile.Measure(network, images, design, cancellation: cancellation)
            : null;
    }

    /// <summary>Puts the layers on arrays.</summary>
    /// <param name="layers">Layers with weights, in the network's order.</param>
    /// <param name="seeds">Chip of this batch.</param>
    /// <param name="cancellation">Stops between images.</param>
    public void Attach(IEnumerable<WeightedLayer> layers, SeedTree seeds, CancellationToken cancellation)
    {
        var plan = _plan ?? throw new InvalidOperationException("Calibrate must come before Attach.");
        var first = 0;
        foreach (var layer in layers)
        {
            var count = plan.Layers[first].Groups;
            layer.Arrays = new ArrayLayer(
                plan.Layers.Skip(first).Take(count).ToArray(), _profile?.Layers.Skip(first).Take(count).ToArray(),
                plan.Network.WeightBits, design, seeds, cancellation);
            first += count;
        }
    }
}
