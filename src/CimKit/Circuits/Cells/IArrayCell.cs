using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Cells;

/// <summary>A memory cell as an array sees it: its size, its access transistor, and the loads of its lines.</summary>
public interface IArrayCell
{
    /// <summary>Bits that one cell stores.</summary>
    int Bits { get; }

    /// <summary>Whether the cell is an SRAM cell: read differentially, written by bitlines, leaking.</summary>
    bool IsSram { get; }

    /// <summary>Whether a transistor opens the cell.</summary>
    bool HasAccessTransistor { get; }

    /// <summary>What makes the cell impossible in a process or an array; empty if nothing does.</summary>
    IEnumerable<string> Problems(TechnologyNode node);

    /// <summary>An array of the cell.</summary>
    /// <param name="node">Process.</param>
    /// <param name="rows">Rows of the array.</param>
    /// <param name="columns">Columns of the array.</param>
    /// <param name="isRowByRow">Whether one row is read at a time.</param>
    CellArray Array(TechnologyNode node, int rows, int columns, bool isRowByRow);
}
