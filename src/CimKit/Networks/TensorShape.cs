namespace CimKit.Networks;

/// <summary>Shape of one image's activations: channels × height × width.</summary>
/// <param name="Channels">Number of channels.</param>
/// <param name="Height">Rows of one channel.</param>
/// <param name="Width">Columns of one channel.</param>
public readonly record struct TensorShape(int Channels, int Height, int Width)
{
    /// <summary>Number of values of one image.</summary>
    public int Count => Channels * Height * Width;

    /// <summary>Number of values, however large the shape.</summary>
    internal Int128 WideCount => (Int128)Channels * Height * Width;

    /// <inheritdoc/>
    public override string ToString() => $"{Channels}×{Height}×{Width}";
}
