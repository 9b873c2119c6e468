namespace CimKit.Notebooks.Running;

/// <summary>What has happened to a cell of a running notebook.</summary>
public enum CellStage
{
    /// <summary>It begins to run.</summary>
    Started,

    /// <summary>It ran to its end, or failed as its tag allows.</summary>
    Finished,

    /// <summary>It failed; the run ends.</summary>
    Failed,

    /// <summary>It was left as it is.</summary>
    Skipped,
}
