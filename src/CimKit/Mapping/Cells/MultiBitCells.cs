using CimKit.Foundation;

namespace CimKit.Mapping.Cells;

/// <summary>Offset-binary weights as digits over neighbouring columns, most significant digit in the left-most.</summary>
/// <remarks>Source: [Peng2019].</remarks>
public sealed record MultiBitCells : IWeightCoding
{
    /// <summary>Word length of the weights.</summary>
    [Unit("bit")]
    public required int WeightBits { get; init => field = Require.InRange(value, 1, 15, "bit"); }

    /// <inheritdoc/>
    public int CellBits { get; init => field = Require.InRange(value, 1, 8, "bit"); } = 1;

    /// <summary>
    /// The weight 1 has no code of its own: <see cref="Fidelity.Corrected"/> stores the largest code,
    /// <see cref="Fidelity.Reference"/> lets the digits wrap to 0 (quirk Q1).
    /// </summary>
    public Fidelity Fidelity { get; init; }

    /// <inheritdoc/>
    public int ColumnsPerWeight => (WeightBits + CellBits - 1) / CellBits;

    /// <inheritdoc/>
    public int RowsPerWeight => 1;

    /// <inheritdoc/>
    public bool IsComplementDriven => false;

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (CellBits > WeightBits)
            yield return $"CellBits ({CellBits}) must not exceed WeightBits ({WeightBits}).";
    }

    /// <inheritdoc/>
    public void Store(int code, int weightBits, Span<byte> levels)
    {
        var rest = Fidelity == Fidelity.Corrected ? Math.Min(code, (1 << weightBits) - 1) : code;
        for (var column = levels.Length - 1; column >= 0; column--, rest >>= CellBits)
            levels[column] = (byte)(rest & ((1 << CellBits) - 1));
    }
}
