using CimKit.Foundation;

namespace CimKit.Traces;

/// <summary>Quantised weights of one layer as an unrolled matrix of signed integer codes.</summary>
/// <remarks>
/// A code k stands for the weight k / 2^(Bits−1), so weights lie in [−1, 1]. Rows are ordered (channel, kernel row,
/// kernel column), one column per output.
/// </remarks>
public sealed record WeightMatrix
{
    /// <summary>Largest word length.</summary>
    public const int MaximumBits = 15;

    /// <summary>A matrix over codes that are not copied and must not change afterwards.</summary>
    /// <param name="rows">Rows of the unrolled matrix.</param>
    /// <param name="columns">Outputs.</param>
    /// <param name="bits">Word length, 1 to 15 bit.</param>
    /// <param name="codes">Shape [rows, columns], row-major; −2^(bits−1) to 2^(bits−1).</param>
    /// <exception cref="InvalidDesignException">Lengths do not fit or a code is out of range.</exception>
    public WeightMatrix(int rows, int columns, int bits, ReadOnlyMemory<short> codes)
    {
        InvalidDesignException.ThrowIfAny("WeightMatrix", Check(rows, columns, bits, codes));
        (Rows, Columns, Bits, Codes) = (rows, columns, bits, codes);
    }

    /// <summary>Rows of the unrolled matrix.</summary>
    public int Rows { get; }

    /// <summary>Outputs.</summary>
    public int Columns { get; }

    /// <summary>Word length.</summary>
    [Unit("bit")]
    public int Bits { get; }

    /// <summary>Shape [rows, columns], row-major.</summary>
    public ReadOnlyMemory<short> Codes { get; }

    /// <summary>Code that stands for the weight 1.</summary>
    public int CodeOfOne => 1 << (Bits - 1);

    /// <summary>The codes of one row, one per output.</summary>
    public ReadOnlySpan<short> Row(int row) => Codes.Span.Slice(row * Columns, Columns);

    /// <summary>The weight at a place, −1 to 1.</summary>
    public double Value(int row, int column) => Row(row)[column] / (double)CodeOfOne;

    /// <summary>True if the other matrix has the same shape, word length and codes.</summary>
    public bool Equals(WeightMatrix? other) => other is not null && Rows == other.Rows && Columns == other.Columns
        && Bits == other.Bits && Codes.Span.SequenceEqual(other.Codes.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rows, Columns, Bits);

    private static IEnumerable<string> Check(int rows, int columns, int bits, ReadOnlyMemory<short> codes)
    {
        if (bits is < 1 or > MaximumBits)
        {
            yield return $"Bits must be 1 to {MaximumBits} bit; got {bits}.";
            yield break;
        }
        if (rows < 1 || columns < 1 || (long)rows * columns != codes.Length)
            yield return $"Codes must hold Rows × Columns numbers, {rows} × {columns}; got {codes.Length}.";
        var limit = (short)(1 << (bits - 1));
        var wrong = codes.Span.IndexOfAnyExceptInRange((short)-limit, limit);
        if (wrong >= 0)
            yield return $"Codes must be {-limit} to {limit} for {bits} bit; got {codes.Span[wrong]} at index {wrong}.";
    }
}
