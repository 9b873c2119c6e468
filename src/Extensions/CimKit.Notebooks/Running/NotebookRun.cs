using CimKit.Notebooks.Documents;

namespace CimKit.Notebooks.Running;

/// <summary>What a run left behind.</summary>
/// <param name="Document">The notebook with its outputs; after a failure, up to and with the failed cell.</param>
/// <param name="Failure">The cell that ended the run; null if it ran to its end.</param>
public sealed record NotebookRun(NotebookDocument Document, FailedCell? Failure)
{
    /// <summary>True if every cell ran as it should.</summary>
    public bool Succeeded => Failure is null;
}
