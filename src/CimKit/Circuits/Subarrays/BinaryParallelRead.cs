using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>Weights and inputs of ±1, many rows together.</summary>
/// <remarks>Source: [Chen2018], Section IV; groups of rows: [Lee2024].</remarks>
public sealed record BinaryParallelRead : IReadScheme
{
    /// <summary>How a weight is stored.</summary>
    public BinaryEncoding Encoding { get; init; }

    /// <summary>Rows of a group; all rows of the array if null.</summary>
    public int? Group { get; init => field = value is { } rows ? Require.Positive(rows) : null; }

    /// <inheritdoc/>
    public bool IsRowByRow => false;

    /// <inheritdoc/>
    public bool IsBinary => true;

    /// <inheritdoc/>
    public int RowsReadTogether(int rows) => Group ?? rows;
}
