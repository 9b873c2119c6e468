using CimKit.Notebooks.Running;

namespace Cim.Running;

/// <summary>How one notebook's run ended.</summary>
/// <param name="Notebook">Full path.</param>
/// <param name="Cells">Number of code cells.</param>
/// <param name="Failure">The cell that ended the run; null if it ran to its end.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Files">What was written.</param>
/// <param name="Kept">How it went with the kept outputs; null if they did not matter, or the run failed.</param>
internal sealed record RunOutcome(string Notebook, int Cells, FailedCell? Failure, TimeSpan Elapsed, IReadOnlyList<string> Files, KeptOutcome? Kept = null)
{
    /// <summary>What the session calls the error of a parameter that the notebook does not have.</summary>
    private const string ParameterError = "ParameterError";

    /// <summary>True if a cell failed, or the outputs are not those that are kept.</summary>
    public bool IsFailure => Failure is not null || Kept is { Problems.Count: > 0 };

    public bool IsUsageError => Failure?.Error.Name == ParameterError;
}
