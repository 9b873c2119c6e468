namespace CimKit.Networks;

/// <summary>Layers with the shapes and layers they read, and what does not fit.</summary>
internal sealed class NetworkGraph
{
    private readonly Dictionary<string, int> numbers = new() { [NetworkSpec.ImageName] = -1 };
    private readonly List<TensorShape?> shapes = [];
    private readonly HashSet<int> read = [];
    private readonly TensorShape image;

    public NetworkGraph(NetworkSpec network)
    {
        image = network.Input;
        foreach (var layer in network.Layers)
        {
            shapes.Add(Add(layer));
            numbers[layer.Name] = shapes.Count - 1;
        }
        Problems.AddRange(network.Layers.SkipLast(1).Where((_, number) => !read.Contains(number))
            .Select(layer => $"{layer.Name}: its output must be read by a later layer; only the last layer's is not."));
    }

    /// <summary>Layers that fit, in order; all of them if there is no problem.</summary>
    public List<ShapedLayer> Steps { get; } = [];

    public List<string> Problems { get; } = [];

    /// <summary>Shape of the output; null if it is not known or cannot be read.</summary>
    private TensorShape? Add(LayerSpec layer)
    {
        var (fewest, most) = layer.InputCount;
        var count = Math.Max(1, layer.Inputs.Count);
        if (count < fewest || count > most)
            Problems.Add($"{layer.Name}: Inputs must name {(fewest == most ? $"{fewest} layer" : $"{fewest} or more layers")}; got {layer.Inputs.Count}.");
        var unknown = layer.Inputs.Where(name => !numbers.ContainsKey(name)).ToList();
        Problems.AddRange(unknown.Select(name =>
            $"{layer.Name}: Inputs must name earlier layers or '{NetworkSpec.ImageName}'; got '{name}'."));
        var sources = layer.Inputs.Count == 0
            ? [shapes.Count - 1]
            : layer.Inputs.Where(numbers.ContainsKey).Select(name => numbers[name]).ToList();
        read.UnionWith(sources);
        var inputs = sources.Select(source => source < 0 ? image : shapes[source]).ToList();
        return unknown.Count > 0 || count < fewest || count > most || inputs.Contains(null)
            ? null
            : Fit(layer, inputs.Select(input => input!.Value).ToList(), sources);
    }

    private TensorShape? Fit(LayerSpec layer, IReadOnlyList<TensorShape> inputs, IReadOnlyList<int> sources)
    {
        var shaped = new ShapedLayer(layer, inputs[0], layer.Infer(inputs), sources);
        Steps.Add(shaped);
        Problems.AddRange(layer.Problems(inputs).Concat(Sizes(shaped)));
        return shaped.Output is { Height: >= 1, Width: >= 1 } output && output.WideCount >= 1 && output.WideCount <= NetworkSpec.LargestMap
            ? output
            : null;
    }

    private static IEnumerable<string> Sizes(ShapedLayer shaped)
    {
        if (shaped.Output.WideCount > NetworkSpec.LargestMap)
            yield return $"{shaped.Layer.Name}: the output must hold at most {NetworkSpec.LargestMap} values; "
                + $"got {shaped.Output}, {shaped.Output.WideCount} values.";
        if (shaped.Layer is WeightedLayerSpec layer && layer.WideRows(shaped.Input) * layer.Outputs is var weights && weights > int.MaxValue)
            yield return $"{layer.Name}: the layer must hold at most {int.MaxValue} weights; got {weights}.";
    }
}
