using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>One layer as data. A closed set: <see cref="Convolution"/>, <see cref="Linear"/>, <see cref="Pooling"/>.</summary>
public abstract record LayerSpec
{
    private protected LayerSpec()
    {
    }

    /// <summary>Name, unique in its network; seeds, traces and tables are found by it.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>Shape of the output for an input of shape <paramref name="input"/>; counts may be ≤ 0 if it does not fit.</summary>
    internal abstract TensorShape Infer(TensorShape input);

    /// <summary>What does not fit between this layer and an input of shape <paramref name="input"/>.</summary>
    internal abstract IEnumerable<string> Problems(TensorShape input);
}
