using System.Numerics;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Subarrays;

/// <summary>The numbers that a sub-array's parts are dimensioned with.</summary>
/// <remarks>
/// Reference: quotients are whole numbers, so rows and columns that do not divide evenly are lost (Q4-11).
/// Corrected: converters and groups are rounded up, shares are fractions.
/// </remarks>
internal readonly record struct SubarrayCounts
{
    internal SubarrayCounts(Subarray array, TechnologyNode node)
    {
        Rows = array.Rows;
        Columns = array.Columns;
        CellBits = array.Cell.Bits;
        IsSram = array.Cell.IsSram;
        IsRowByRow = array.Read.IsRowByRow;
        IsBinary = array.Read.IsBinary;
        CellsPerWeight = (array.WeightBits + CellBits - 1) / CellBits;
        InputBits = array.InputBits;
        Shared = IsSram && IsRowByRow ? CellsPerWeight : array.ColumnsPerConverter;
        RowsTogether = Math.Min(array.Read.RowsReadTogether(Rows), Rows);
        Converters = Quotient(node, Columns, Shared);
        Groups = Quotient(node, Rows, RowsTogether);
        Levels = IsRowByRow && !IsBinary && !IsSram ? 1 << CellBits : array.Adc.Levels;
        ConverterBits = (int)Math.Log2(Levels);
        WeightsPerConverter = node.IsReference ? Shared / CellsPerWeight : (double)Shared / CellsPerWeight;
    }

    internal int Rows { get; }

    internal int Columns { get; }

    internal int CellBits { get; }

    internal bool IsSram { get; }

    internal bool IsRowByRow { get; }

    internal bool IsBinary { get; }

    /// <summary>n_c: adjacent columns of a weight.</summary>
    internal int CellsPerWeight { get; }

    /// <summary>n_in.</summary>
    internal int InputBits { get; }

    /// <summary>M: columns of a converter.</summary>
    internal int Shared { get; }

    /// <summary>N_par.</summary>
    internal int RowsTogether { get; }

    /// <summary>g.</summary>
    internal int Converters { get; }

    /// <summary>N_add: groups of rows read one after another.</summary>
    internal int Groups { get; }

    /// <summary>L.</summary>
    internal int Levels { get; }

    /// <summary>b_A.</summary>
    internal int ConverterBits { get; }

    /// <summary>⌊M/n_c⌋: weights of a converter.</summary>
    internal double WeightsPerConverter { get; }

    internal int RowBits => Log2Up(Rows);

    internal int GroupBits => Log2Up(Groups);

    internal static int Log2Up(int count) => count <= 1 ? 0 : BitOperations.Log2((uint)(count - 1)) + 1;

    private static int Quotient(TechnologyNode node, int all, int each) =>
        node.IsReference ? all / each : (all + each - 1) / each;
}
