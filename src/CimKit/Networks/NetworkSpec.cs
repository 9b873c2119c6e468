using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>A feed-forward network as data: an input shape and layers in order.</summary>
public sealed record NetworkSpec
{
    /// <summary>Most values of one map of activations, 2^26: larger shapes do not fit into memory.</summary>
    internal const int LargestMap = 1 << 26;

    /// <summary>Name shown to people.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>Shape of one input image.</summary>
    public required TensorShape Input { get; init; }

    /// <summary>The layers, first to last.</summary>
    public required IReadOnlyList<LayerSpec> Layers { get; init; }

    /// <summary>The layers that hold weights, first to last.</summary>
    public IEnumerable<WeightedLayerSpec> WeightedLayers => Layers.OfType<WeightedLayerSpec>();

    /// <summary>Every layer with the shapes it reads and writes.</summary>
    /// <exception cref="InvalidDesignException">A layer does not fit its input.</exception>
    public IReadOnlyList<ShapedLayer> Shapes()
    {
        InvalidDesignException.ThrowIfAny($"NetworkSpec '{Name}'", Problems());
        return Walk().ToList();
    }

    /// <summary>Everything that is wrong; empty if the network can be built.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (Input.Channels < 1 || Input.Height < 1 || Input.Width < 1)
            problems.Add($"Input must be 1×1×1 or greater; got {Input}.");
        else if (Input.WideCount > LargestMap)
            problems.Add($"Input must hold at most {LargestMap} values; got {Input}, {Input.WideCount} values.");
        if (!WeightedLayers.Any())
            problems.Add("Layers must hold at least one layer with weights; got none.");
        problems.AddRange(Layers.GroupBy(layer => layer.Name).Where(group => group.Count() > 1)
            .Select(group => $"Name must be unique; '{group.Key}' is used {group.Count()} times."));
        foreach (var shaped in problems.Count == 0 ? Walk() : [])
        {
            problems.AddRange(shaped.Layer.Problems(shaped.Input).Concat(Sizes(shaped)));
            if (shaped.Output.WideCount < 1 || shaped.Output.WideCount > LargestMap || shaped.Output.Height < 1 || shaped.Output.Width < 1)
                break;
        }
        return problems;
    }

    private static IEnumerable<string> Sizes(ShapedLayer shaped)
    {
        if (shaped.Output.WideCount > LargestMap)
            yield return $"{shaped.Layer.Name}: the output must hold at most {LargestMap} values; "
                + $"got {shaped.Output}, {shaped.Output.WideCount} values.";
        if (shaped.Layer is WeightedLayerSpec layer && layer.WideRows(shaped.Input) * layer.Outputs is var weights && weights > int.MaxValue)
            yield return $"{layer.Name}: the layer must hold at most {int.MaxValue} weights; got {weights}.";
    }

    private IEnumerable<ShapedLayer> Walk()
    {
        var shape = Input;
        foreach (var layer in Layers)
        {
            var shaped = new ShapedLayer(layer, shape, layer.Infer(shape));
            yield return shaped;
            shape = shaped.Output;
        }
    }
}
