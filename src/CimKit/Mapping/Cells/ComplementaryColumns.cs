namespace CimKit.Mapping.Cells;

/// <summary>Binary weights in two neighbouring columns that hold opposite levels.</summary>
/// <remarks>Source: [Peng2019].</remarks>
public sealed record ComplementaryColumns : IWeightCoding
{
    /// <inheritdoc/>
    public int ColumnsPerWeight => 2;

    /// <inheritdoc/>
    public int RowsPerWeight => 1;

    /// <inheritdoc/>
    public int CellBits => 1;

    /// <inheritdoc/>
    public bool IsComplementDriven => false;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() => [];

    /// <inheritdoc/>
    public void Store(int code, int weightBits, Span<byte> levels)
    {
        levels[0] = (byte)(code == 1 ? 1 : 0);
        levels[1] = (byte)(1 - levels[0]);
    }
}
