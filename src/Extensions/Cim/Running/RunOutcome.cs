using CimKit.Notebooks.Running;

namespace Cim.Running;

/// <summary>How one notebook's run ended.</summary>
/// <param name="Notebook">Full path.</param>
/// <param name="Cells">Number of code cells.</param>
/// <param name="Failure">The cell that ended the run; null if it ran to its end.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Files">What was written.</param>
internal sealed record RunOutcome(string Notebook, int Cells, FailedCell? Failure, TimeSpan Elapsed, IReadOnlyList<string> Files)
{
    /// <summary>What the session calls the error of a parameter that the notebook does not have.</summary>
    private const string ParameterError = "ParameterError";

    public bool IsUsageError => Failure?.Error.Name == ParameterError;
}
