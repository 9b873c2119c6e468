namespace CimKit.Crossbars;

/// <summary>A layer's weight matrix times one vector of input codes. One instance serves one thread.</summary>
internal abstract class MatrixProduct
{
    /// <summary>Conversions that were clipped so far.</summary>
    public long Saturated { get; protected set; }

    /// <summary>The integer-like sums Σ W·X of every output, as the arrays deliver them.</summary>
    /// <param name="codes">One byte a row: unsigned, or two's complement.</param>
    /// <param name="sums">Filled: one sum per output.</param>
    public abstract void Multiply(ReadOnlySpan<byte> codes, Span<double> sums);
}
