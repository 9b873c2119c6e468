using CimKit.Networks;
using CimKit.Neural.Runtime;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Makes a TorchSharp module of a network that is described as data.</summary>
public static class NetworkBuilder
{
    /// <summary>The module with fresh weights: shape [batch, channels, rows, columns] in, [batch, classes] out.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="precision">Word lengths; <see cref="Precision.Float"/> for none.</param>
    /// <param name="random">Stream of the initial weights.</param>
    /// <returns>The module; the caller disposes it.</returns>
    /// <exception cref="Foundation.InvalidDesignException">The layers do not fit together.</exception>
    public static nn.Module<Tensor, Tensor> Build(NetworkSpec spec, Precision precision, Generator random) =>
        Create(spec, precision, random);

    internal static NetworkModule Create(NetworkSpec spec, Precision precision, Generator random)
    {
        TorchNative.EnsureLoaded();
        var last = spec.WeightedLayers.LastOrDefault();
        var layers = spec.Shapes().Select(nn.Module<Tensor, Tensor> (shaped) => shaped.Layer is Pooling pooling
            ? new PoolingLayer(pooling, precision)
            : new WeightedLayer(shaped, precision, ReferenceEquals(shaped.Layer, last), random));
        return new NetworkModule(spec, precision, layers.ToList());
    }
}
