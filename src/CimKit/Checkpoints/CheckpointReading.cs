using CimKit.Networks;

namespace CimKit.Checkpoints;

/// <summary>Tensors taken out of a checkpoint so far, and what was wrong with them.</summary>
internal sealed class CheckpointReading
{
    private readonly Checkpoint checkpoint;
    private readonly ILookup<string, LayerTensors> names;
    private readonly HashSet<string> used = [];

    public CheckpointReading(Checkpoint checkpoint, IReadOnlyList<LayerTensors> names) =>
        (this.checkpoint, this.names) = (checkpoint, names.ToLookup(name => name.Layer));

    public List<string> Problems { get; } = [];

    /// <summary>Numbers of a layer; null if there is a problem with it.</summary>
    public TrainedLayer? Layer(ShapedLayer shaped)
    {
        var layer = (WeightedLayerSpec)shaped.Layer;
        var known = Problems.Count;
        var found = names[layer.Name].ToList();
        if (found.Count != 1)
            Problems.Add($"{layer.Name}: must have its tensors named once; they are named {found.Count} times.");
        if (found.Count == 1 && found[0].Normalization is null != layer.Normalization is null)
            Problems.Add($"{layer.Name}: the prefix of its batch normalisation must be named if it has one, and only then.");
        if (Problems.Count > known)
            return null;
        var weights = Take($"{found[0].Weights}.weight", WeightShapes(shaped));
        var bias = layer.HasBias ? Take($"{found[0].Weights}.bias", [[layer.Outputs]]) : default;
        var norm = layer.Normalization is null ? null : Norm(found[0].Normalization!, [[layer.Outputs]]);
        return Problems.Count > known
            ? null
            : new TrainedLayer { Name = layer.Name, Weights = weights, Bias = bias, Normalization = norm };
    }

    /// <summary>Tensors that no layer took; counters of training steps are nobody's.</summary>
    public IEnumerable<string> LeftOver() => checkpoint.Tensors.Keys
        .Where(name => !used.Contains(name) && !name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => $"tensor '{name}' belongs to no layer.");

    private TrainedBatchNorm Norm(string prefix, int[][] shapes) => new()
    {
        Gain = Take($"{prefix}.weight", shapes),
        Offset = Take($"{prefix}.bias", shapes),
        Mean = Take($"{prefix}.running_mean", shapes),
        Variance = Take($"{prefix}.running_var", shapes),
    };

    private ReadOnlyMemory<float> Take(string name, int[][] shapes)
    {
        used.Add(name);
        if (!checkpoint.Tensors.TryGetValue(name, out var tensor))
            Problems.Add($"tensor '{name}' is missing.");
        else if (!shapes.Any(tensor.Shape.SequenceEqual))
            Problems.Add($"tensor '{name}': must be {string.Join(" or ", shapes.Select(Shown))}; got {Shown(tensor.Shape)}.");
        return tensor?.Values ?? default;
    }

    /// <summary>Shapes that the weights of a layer may have, the usual one first.</summary>
    // A convolution over the whole map is a fully connected layer, and its weights lie in the same order.
    public static int[][] WeightShapes(ShapedLayer shaped)
    {
        var (input, outputs) = (shaped.Input, ((WeightedLayerSpec)shaped.Layer).Outputs);
        return shaped.Layer is Convolution { Kernel: var kernel, Groups: var groups }
            ? [[outputs, input.Channels / groups, kernel, kernel]]
            : [[outputs, input.Count], [outputs, input.Channels, input.Height, input.Width]];
    }

    private static string Shown(IReadOnlyList<int> shape) => shape.Count == 0 ? "a single number" : string.Join('×', shape);
}
