using CimKit.Networks;
using CimKit.Neural.Layers;

namespace CimKit.Neural.Training;

/// <summary>What a module has learned at one moment.</summary>
/// <param name="Network">Weights, biases, normalisation.</param>
/// <param name="Ranges">Ranges of the maps by the layer that emits them; empty unless integers have them.</param>
internal sealed record NetworkState(TrainedNetwork Network, IReadOnlyDictionary<string, double> Ranges)
{
    public static NetworkState Of(NetworkModule module) => new(NetworkExport.Weights(module), RangedExport.Ranges(module));

    /// <summary>The integer network that computes exactly what the quantised module computes; null for a float module.</summary>
    public QuantizedNetwork? ToIntegers(Precision precision) =>
        precision.HasRanges ? RangedExport.Quantize(Network, precision, Ranges)
        : precision.IsQuantized ? NetworkExport.Quantize(Network, precision)
        : null;
}
