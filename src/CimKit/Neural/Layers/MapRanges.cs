using CimKit.Networks;
using CimKit.Neural.Quantization;

namespace CimKit.Neural.Layers;

/// <summary>Which range every map of a network has: one of its own after weights and additions, that of its source elsewhere.</summary>
internal sealed class MapRanges
{
    private readonly ActivationRange?[] _steps;

    /// <param name="spec">The network.</param>
    /// <param name="shapes">Its layers.</param>
    /// <param name="training">How ranges are found.</param>
    /// <param name="bits">Word length of the activations.</param>
    public MapRanges(NetworkSpec spec, IReadOnlyList<ShapedLayer> shapes, RangeTraining training, int bits)
    {
        Image = new ActivationRange("image", null, bits, spec.Normalization is not null);
        Image.Set(spec.Normalization is { } norm
            ? Enumerable.Range(0, norm.Means.Count).Max(channel => Math.Max(Math.Abs(norm.Value(channel, 0)), Math.Abs(norm.Value(channel, 255))))
            : 1);
        _steps = new ActivationRange?[shapes.Count];
        // The last layer emits logits, which have no range.
        for (var number = 0; number < shapes.Count - 1; number++)
            _steps[number] = shapes[number].Layer switch
            {
                WeightedLayerSpec layer => new(layer.Name, training, bits, !layer.HasRelu),
                Addition layer => new(layer.Name, training, bits, !layer.HasRelu && shapes[number].Sources.Any(source => Of(source)!.SmallestCode < 0)),
                _ => Of(shapes[number].Sources[0]),
            };
    }

    /// <summary>Range of the image.</summary>
    public ActivationRange Image { get; }

    /// <summary>Each of them once.</summary>
    public IEnumerable<ActivationRange> All => _steps.OfType<ActivationRange>().Prepend(Image).Distinct();

    /// <summary>Range of a layer's output; −1 is the image, null the logits.</summary>
    public ActivationRange? Of(int step) => step < 0 ? Image : _steps[step];
}
