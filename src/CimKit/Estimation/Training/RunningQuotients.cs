using CimKit.Mapping.Cells;

namespace CimKit.Estimation.Training;

/// <summary>Cells of a weight as the published training program fills them: with what is left after a division, not with its rest (Q4).</summary>
/// <param name="weightBits">Bits of a weight.</param>
/// <param name="cellBits">Bits of a cell.</param>
/// <param name="isSram">Whether a cell keeps the quotient itself.</param>
internal sealed class RunningQuotients(int weightBits, int cellBits, bool isSram) : IWeightCoding
{
    public int ColumnsPerWeight => (weightBits + cellBits - 1) / cellBits;

    public int RowsPerWeight => 1;

    /// <summary>A cell may hold more than its own levels.</summary>
    public int CellBits => weightBits;

    public bool IsComplementDriven => false;

    public IEnumerable<string> Problems() => [];

    public void Store(int code, int bits, Span<byte> levels)
    {
        var most = (1 << cellBits) - 1;
        var rest = code >> (bits - weightBits);
        for (var column = levels.Length - 1; column >= 0; column--)
        {
            rest >>= cellBits;
            levels[column] = (byte)(isSram ? rest : rest / most);
        }
    }
}
