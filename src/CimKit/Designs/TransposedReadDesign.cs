using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>Reading of an array along its columns: errors go in at the columns, rows are summed.</summary>
/// <remarks>Source: [Peng2021].</remarks>
public sealed record TransposedReadDesign
{
    /// <summary>Rows that share a converter.</summary>
    public int RowsPerConverter { get; init => field = Require.InRange(value, 1, 1 << 14); } = 8;

    /// <summary>Levels of a converter.</summary>
    public int Levels { get; init => field = Require.InRange(value, 2, 1 << 12); } = 64;

    /// <summary>Whether all columns are driven at once, not one after another.</summary>
    public bool IsParallel { get; init; } = true;
}
