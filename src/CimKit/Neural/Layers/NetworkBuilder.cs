using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Neural.Runtime;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Makes a TorchSharp module of a network that is described as data.</summary>
public static class NetworkBuilder
{
    /// <summary>
    /// The module with fresh weights: shape [batch, channels, rows, columns] in (pixel/255, or what
    /// <see cref="NetworkSpec.Normalization"/> makes of it), [batch, classes] out.
    /// </summary>
    /// <param name="spec">The network.</param>
    /// <param name="precision">Word lengths; <see cref="Precision.Float"/> for none.</param>
    /// <param name="random">Stream of the initial weights.</param>
    /// <returns>The module; the caller disposes it.</returns>
    /// <exception cref="InvalidDesignException">The layers do not fit together, or need float.</exception>
    public static nn.Module<Tensor, Tensor> Build(NetworkSpec spec, Precision precision, Generator random) =>
        Create(spec, precision, random);

    internal static NetworkModule Create(NetworkSpec spec, Precision precision, Generator random)
    {
        InvalidDesignException.ThrowIfAny($"NetworkSpec '{spec.Name}'", spec.Problems().Concat(FloatProblems(spec, precision)));
        TorchNative.EnsureLoaded();
        var shapes = spec.Shapes();
        var last = spec.WeightedLayers.Last();
        var modules = new ILayerModule?[shapes.Count];
        var ranges = precision.HasRanges ? new MapRanges(spec, shapes, precision.Ranges!, precision.ActivationBits) : null;
        for (var index = 0; index < shapes.Count; index++)
        {
            if (shapes[index].Layer is not WeightedLayerSpec weighted)
            {
                modules[index] = Fuses(shapes, index) ? null : Without(shapes[index], index, precision, ranges);
                continue;
            }
            var window = index + 1 < shapes.Count && Fuses(shapes, index + 1) ? ((Pooling)shapes[index + 1].Layer).Size : 1;
            modules[index] = new WeightedLayer(shapes[index], precision, ReferenceEquals(weighted, last), window, random,
                ranges is null ? null : new RangePair(ranges.Of(shapes[index].Sources[0])!, ranges.Of(index)));
        }
        return new NetworkModule(spec, precision, shapes, modules, ranges);
    }

    /// <summary>What keeps a network from being trained with integers.</summary>
    internal static IEnumerable<string> FloatProblems(NetworkSpec spec, Precision precision)
    {
        if (precision.HasRanges && spec.Layers.OfType<Concatenation>().FirstOrDefault() is { } join)
            yield return $"Ranges must be absent with a Concatenation; got '{join.Name}'. Train in float and quantise afterwards.";
        if (!precision.IsQuantized)
            yield break;
        var normalised = spec.WeightedLayers.Where(layer => layer.Normalization is not null).Select(layer => layer.Name).ToList();
        if (normalised.Count > 0)
            yield return $"Normalization must be absent when training with integers; {normalised[0]} and {normalised.Count - 1} "
                + "others have it. Train in float and quantise afterwards.";
        if (spec.Normalization is not null)
            yield return "NetworkSpec.Normalization must be absent when training with integers. Train in float and quantise afterwards.";
    }

    // The maximum of a window can be taken before rounding and rectifying, which keep an order; normalising may reverse it.
    private static bool Fuses(IReadOnlyList<ShapedLayer> shapes, int index) =>
        shapes[index] is { Layer: Pooling { Kind: PoolingKind.Maximum, Padding: 0 } pooling, Sources: [var source] }
        && pooling.Stride == pooling.Size && source == index - 1 && source >= 0
        && shapes[source].Layer is WeightedLayerSpec { Normalization: null }
        && shapes.Count(step => step.Sources.Contains(source)) == 1;

    private static ILayerModule Without(ShapedLayer shaped, int index, Precision precision, MapRanges? ranges) => shaped.Layer switch
    {
        Addition addition when ranges is not null =>
            new RangedAddition(addition, shaped.Sources.Select(source => ranges.Of(source)!).ToList(), ranges.Of(index)!),
        Pooling pooling => new PoolingLayer(pooling, precision),
        GlobalPooling pooling => new GlobalPoolingLayer(pooling, precision),
        PaddedShortcut shortcut => new ShortcutLayer(shortcut, shaped),
        Addition addition => new AdditionLayer(addition, precision),
        Concatenation => new ConcatenationLayer(),
        var layer => throw new NotSupportedException($"{layer.Name}: no module for {layer.GetType().Name}."),
    };
}
