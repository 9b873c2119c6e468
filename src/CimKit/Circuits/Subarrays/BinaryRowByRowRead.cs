namespace CimKit.Circuits.Subarrays;

/// <summary>Weights and inputs of ±1, one row at a time.</summary>
/// <remarks>Source: [Chen2018], Section IV.</remarks>
public sealed record BinaryRowByRowRead : IReadScheme
{
    /// <summary>How a weight is stored.</summary>
    public BinaryEncoding Encoding { get; init; }

    /// <inheritdoc/>
    public bool IsRowByRow => true;

    /// <inheritdoc/>
    public bool IsBinary => true;

    /// <inheritdoc/>
    public int RowsReadTogether(int rows) => 1;
}
