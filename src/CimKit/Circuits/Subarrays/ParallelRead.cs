using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>Many rows are read together, all of them or group by group.</summary>
/// <remarks>Source: [Peng2019]; groups of rows: [Lee2024].</remarks>
public sealed record ParallelRead : IReadScheme
{
    /// <summary>Rows of a group; all rows of the array if null.</summary>
    public int? Group { get; init => field = value is { } rows ? Require.Positive(rows) : null; }

    /// <inheritdoc/>
    public bool IsRowByRow => false;

    /// <inheritdoc/>
    public bool IsBinary => false;

    /// <inheritdoc/>
    public int RowsReadTogether(int rows) => Group ?? rows;
}
