namespace CimKit.Notebooks.Running;

/// <summary>Tags of cells that a run or a comparison honours; the words are those of Jupyter and papermill where they have one.</summary>
public static class CellTags
{
    /// <summary>The cell is left as it is.</summary>
    public const string SkipExecution = "skip-execution";

    /// <summary>The cell may fail; the run goes on.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>The cell declares variables that the caller may set.</summary>
    public const string Parameters = "parameters";

    /// <summary>The cell was written by a run and sets what the caller has set.</summary>
    public const string InjectedParameters = "injected-parameters";

    /// <summary>What the cell shows may differ from run to run: comparisons look at the number and types of its outputs only.</summary>
    public const string Varies = "varies";

    /// <summary>What the cell shows comes from a trained network, whose last digits depend on the type of processor: compared in full on that type only.</summary>
    public const string Trained = "trained";
}
