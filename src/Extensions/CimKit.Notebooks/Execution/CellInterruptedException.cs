namespace CimKit.Notebooks.Execution;

/// <summary>Thrown inside a cell's code at the next loop, call or wait after the user interrupted it.</summary>
public sealed class CellInterruptedException : OperationCanceledException
{
    /// <summary>An interrupt seen by code that watches <paramref name="token"/>.</summary>
    public CellInterruptedException(CancellationToken token)
        : base("The cell was interrupted.", token)
    {
    }
}
