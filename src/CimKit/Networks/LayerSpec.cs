using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>One layer as data. A closed set: <see cref="Convolution"/>, <see cref="Linear"/>, <see cref="Pooling"/>,
/// <see cref="GlobalPooling"/>, <see cref="PaddedShortcut"/>, <see cref="Addition"/>, <see cref="Concatenation"/>.</summary>
public abstract record LayerSpec
{
    private protected LayerSpec()
    {
    }

    /// <summary>Name, unique in its network; seeds, traces and tables are found by it.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>
    /// Names of the layers it reads, or <see cref="NetworkSpec.ImageName"/>; empty for the layer before. Only earlier layers
    /// can be named, so there are no cycles.
    /// </summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Fewest and most layers it can read.</summary>
    internal virtual (int Fewest, int Most) InputCount => (1, 1);

    /// <summary>Shape of the output for inputs of these shapes; counts may be ≤ 0 if they do not fit.</summary>
    internal abstract TensorShape Infer(IReadOnlyList<TensorShape> inputs);

    /// <summary>What does not fit between this layer and inputs of these shapes.</summary>
    internal abstract IEnumerable<string> Problems(IReadOnlyList<TensorShape> inputs);
}
