using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>A feed-forward network as data: an input shape and layers in order.</summary>
/// <remarks>
/// A layer reads the one before it unless its <see cref="LayerSpec.Inputs"/> name others, so a plain sequence needs no names,
/// and a residual block names where its shortcut starts. The last layer gives the network's output.
/// </remarks>
/// <example><code>
/// Layers =
/// [
///     new Convolution { Name = "conv1", Outputs = 16, Kernel = 3, Padding = 1 },
///     new Convolution { Name = "conv2", Outputs = 16, Kernel = 3, Padding = 1, HasRelu = false },
///     new Addition { Name = "add", Inputs = ["conv2", "conv1"] },
///     new GlobalPooling { Name = "pool" },
///     new Linear { Name = "fc", Outputs = 10, HasRelu = false },
/// ]
/// </code></example>
public sealed record NetworkSpec
{
    /// <summary>Name under which a layer reads the input image.</summary>
    public const string ImageName = "image";

    /// <summary>Most values of one map of activations, 2^26: larger shapes do not fit into memory.</summary>
    internal const int LargestMap = 1 << 26;

    /// <summary>Name shown to people.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>Shape of one input image.</summary>
    public required TensorShape Input { get; init; }

    /// <summary>What is done to pixels before the first layer; null if it reads pixel/255.</summary>
    public PixelNormalization? Normalization { get; init; }

    /// <summary>The layers, first to last.</summary>
    public required IReadOnlyList<LayerSpec> Layers { get; init; }

    /// <summary>The layers that hold weights, first to last.</summary>
    public IEnumerable<WeightedLayerSpec> WeightedLayers => Layers.OfType<WeightedLayerSpec>();

    /// <summary>Every layer with the shapes it reads and writes, in order.</summary>
    /// <exception cref="InvalidDesignException">Layers do not fit together.</exception>
    public IReadOnlyList<ShapedLayer> Shapes()
    {
        InvalidDesignException.ThrowIfAny($"NetworkSpec '{Name}'", Problems());
        return new NetworkGraph(this).Steps;
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
        if (Layers.Any(layer => layer.Name == ImageName))
            problems.Add($"Name must not be '{ImageName}', which names the input image.");
        problems.AddRange(Normalization?.Problems(Input.Channels) ?? []);
        return problems.Count > 0 ? problems : new NetworkGraph(this).Problems;
    }
}
