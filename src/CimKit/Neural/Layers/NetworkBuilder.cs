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
        var shapes = spec.Shapes();
        var last = spec.WeightedLayers.Last();
        var layers = new List<nn.Module<Tensor, Tensor>>();
        for (var index = 0; index < shapes.Count; index++)
        {
            if (shapes[index].Layer is Pooling pooling)
            {
                layers.Add(new PoolingLayer(pooling, precision));
                continue;
            }
            var next = index + 1 < shapes.Count ? shapes[index + 1].Layer : null;
            var window = next is Pooling { Kind: PoolingKind.Maximum } following ? following.Size : 1;
            layers.Add(new WeightedLayer(shapes[index], precision, ReferenceEquals(shapes[index].Layer, last), window, random));
            if (window > 1)
                index++;
        }
        return new NetworkModule(spec, precision, layers);
    }
}
