namespace CimKit.Mapping.Cells;

/// <summary>Binary weights in two neighbouring rows that hold opposite levels; an input bit drives one of the two (XNOR).</summary>
/// <remarks>Source: [Peng2019].</remarks>
public sealed record ComplementaryRows : IWeightCoding
{
    /// <inheritdoc/>
    public int ColumnsPerWeight => 1;

    /// <inheritdoc/>
    public int RowsPerWeight => 2;

    /// <inheritdoc/>
    public int CellBits => 1;

    /// <inheritdoc/>
    public bool IsComplementDriven => true;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() => [];

    /// <inheritdoc/>
    public void Store(int code, int weightBits, Span<byte> levels)
    {
        levels[0] = (byte)(code == 1 ? 1 : 0);
        levels[1] = (byte)(1 - levels[0]);
    }
}
