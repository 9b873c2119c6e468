namespace CimKit.Circuits.Subarrays;

/// <summary>Every active row is read on its own, and the results are added.</summary>
/// <remarks>Source: [Chen2018], Section IV.</remarks>
public sealed record RowByRowRead : IReadScheme
{
    /// <inheritdoc/>
    public bool IsRowByRow => true;

    /// <inheritdoc/>
    public bool IsBinary => false;

    /// <inheritdoc/>
    public int RowsReadTogether(int rows) => 1;
}
