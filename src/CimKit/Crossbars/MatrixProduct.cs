namespace CimKit.Crossbars;

/// <summary>A layer's weight matrix times one vector of input codes. One instance serves one thread.</summary>
internal abstract class MatrixProduct
{
    /// <summary>Conversions that were clipped so far.</summary>
    public long Saturated { get; protected set; }

    /// <summary>Number of the next input vector among all of the image set: what noise of single reads is drawn by.</summary>
    public long VectorNumber { get; set; }

    /// <summary>The integer-like sums Σ W·X of every output, as the arrays deliver them.</summary>
    /// <param name="codes">One byte a row: unsigned, or two's complement.</param>
    /// <param name="sums">Filled: one sum per output.</param>
    public abstract void Multiply(ReadOnlySpan<byte> codes, Span<double> sums);

    /// <summary>The same for many vectors.</summary>
    /// <param name="codes">Vector after vector.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="sums">Filled: vector after vector.</param>
    public virtual void Multiply(ReadOnlySpan<byte> codes, int count, Span<double> sums)
    {
        var (rows, outputs) = (codes.Length / Math.Max(count, 1), sums.Length / Math.Max(count, 1));
        for (var vector = 0; vector < count; vector++)
            Multiply(codes.Slice(vector * rows, rows), sums.Slice(vector * outputs, outputs));
    }
}
