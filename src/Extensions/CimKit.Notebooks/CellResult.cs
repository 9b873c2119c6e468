namespace CimKit.Notebooks;

/// <summary>How a cell ended; its output went to the <see cref="ICellOutput"/>.</summary>
/// <param name="Error">What stopped it; null if it ran to its end.</param>
public sealed record CellResult(CellError? Error)
{
    /// <summary>True if the cell ran to its end.</summary>
    public bool Succeeded => Error is null;
}
