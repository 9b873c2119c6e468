using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>Pooling over square windows; unless <see cref="Stride"/> says otherwise they do not overlap.</summary>
public sealed record Pooling : LayerSpec
{
    /// <summary>Height and width of the window.</summary>
    public required int Size { get; init => field = Require.Positive(value); }

    /// <summary>Step between two windows, in both directions; <see cref="Size"/> unless set.</summary>
    public int Stride { get => field > 0 ? field : Size; init => field = Require.Positive(value); }

    /// <summary>Rows and columns added on every side, which a maximum never takes; 0 for a mean.</summary>
    public int Padding { get; init => field = Require.InRange(value, 0, 1024); }

    /// <summary>What is taken of a window.</summary>
    public PoolingKind Kind { get; init; } = PoolingKind.Maximum;

    internal override TensorShape Infer(IReadOnlyList<TensorShape> inputs) =>
        new(inputs[0].Channels, Windows(inputs[0].Height), Windows(inputs[0].Width));

    internal override IEnumerable<string> Problems(IReadOnlyList<TensorShape> inputs)
    {
        var input = inputs[0];
        if (Size > input.Height + 2 * Padding || Size > input.Width + 2 * Padding)
            yield return Padding == 0
                ? $"{Name}: Size must be at most the input, {input.Height}×{input.Width}; got {Size}."
                : $"{Name}: Size must be at most the padded input, {input.Height + 2 * Padding}×{input.Width + 2 * Padding}; got {Size}.";
        if (Padding > Size / 2)
            yield return $"{Name}: Padding must be at most half of Size ({Size}); got {Padding}.";
        if (Padding > 0 && Kind == PoolingKind.Average)
            yield return $"{Name}: Padding must be 0 for {PoolingKind.Average} pooling; got {Padding}.";
    }

    private int Windows(int size) => size + 2 * Padding < Size ? 0 : (size + 2 * Padding - Size) / Stride + 1;
}
