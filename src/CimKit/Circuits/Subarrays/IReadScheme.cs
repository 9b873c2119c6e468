namespace CimKit.Circuits.Subarrays;

/// <summary>How an array is read.</summary>
public interface IReadScheme
{
    /// <summary>Whether one row is read at a time.</summary>
    bool IsRowByRow { get; }

    /// <summary>Whether weights and inputs are ±1: no shift-add of slices.</summary>
    bool IsBinary { get; }

    /// <summary>Rows read together in an array of that many rows.</summary>
    int RowsReadTogether(int rows);
}
