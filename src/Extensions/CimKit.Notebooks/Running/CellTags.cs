namespace CimKit.Notebooks.Running;

/// <summary>Tags of cells that a run honours; the words are those of Jupyter and papermill.</summary>
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
}
