namespace CimKit.Mapping.Cells;

/// <summary>Binary weights, one single-bit cell each, read row by row.</summary>
/// <remarks>Source: [Peng2019].</remarks>
public sealed record BinaryCells : IWeightCoding
{
    /// <inheritdoc/>
    public int ColumnsPerWeight => 1;

    /// <inheritdoc/>
    public int RowsPerWeight => 1;

    /// <inheritdoc/>
    public int CellBits => 1;

    /// <inheritdoc/>
    public bool IsComplementDriven => false;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() => [];

    /// <inheritdoc/>
    public void Store(int code, int weightBits, Span<byte> levels) => levels[0] = (byte)(code == 1 ? 1 : 0);
}
