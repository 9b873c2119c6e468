using CimKit.Foundation;

namespace CimKit.Mapping.Cells;

/// <summary>How one weight is stored in cells and one input bit drives rows.</summary>
public interface IWeightCoding
{
    /// <summary>Neighbouring columns that hold one weight.</summary>
    int ColumnsPerWeight { get; }

    /// <summary>Neighbouring rows that hold one weight.</summary>
    int RowsPerWeight { get; }

    /// <summary>Bits of one cell.</summary>
    [Unit("bit")]
    int CellBits { get; }

    /// <summary>True if the second of two rows is driven when the input bit is 0.</summary>
    bool IsComplementDriven { get; }

    /// <summary>Everything that is wrong; empty if weights can be stored.</summary>
    IEnumerable<string> Problems();

    /// <summary>Level of every cell of one weight.</summary>
    /// <param name="code">Offset-binary code of the weight, 0 (weight −1) to 2^bits (weight 1).</param>
    /// <param name="weightBits">Word length of the weight.</param>
    /// <param name="levels">Length RowsPerWeight × ColumnsPerWeight, row by row; filled with 0 to 2^CellBits − 1.</param>
    void Store(int code, int weightBits, Span<byte> levels);
}
