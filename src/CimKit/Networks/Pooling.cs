using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>Pooling over square windows that do not overlap.</summary>
public sealed record Pooling : LayerSpec
{
    /// <summary>Height, width and step of the window.</summary>
    public required int Size { get; init => field = Require.Positive(value); }

    /// <summary>What is taken of a window.</summary>
    public PoolingKind Kind { get; init; } = PoolingKind.Maximum;

    internal override TensorShape Infer(TensorShape input) => new(input.Channels, input.Height / Size, input.Width / Size);

    internal override IEnumerable<string> Problems(TensorShape input)
    {
        if (Size > input.Height || Size > input.Width)
            yield return $"{Name}: Size must be at most the input, {input.Height}×{input.Width}; got {Size}.";
    }
}
