using CimKit.Notebooks.Magics;
using CimKit.Notebooks.Packages;
using CimKit.Notebooks.Scripting;

namespace CimKit.Notebooks.Execution;

/// <summary>What the cells of one session share.</summary>
internal sealed class SessionState
{
    private int _displays;

    public SessionState(SessionOptions options)
    {
        Options = options;
        Chain = new SubmissionChain([.. options.Imports, "CimKit.Notebooks.Interactive", "CimKit.Notebooks.Interactive.NotebookFunctions"]);
        var folder = options.RestoreDirectory
            ?? Path.Combine(Path.GetTempPath(), $"notebook-packages-{Environment.ProcessId}-{Guid.CreateVersion7():N}");
        RestoreFolder = options.RestoreDirectory is null ? folder : null;
        References = new ReferenceSet(Chain, new RestoreProject(folder, options.DotnetCommand));
    }

    public SessionOptions Options { get; }

    public SubmissionChain Chain { get; }

    public ReferenceSet References { get; }

    public MagicTable Magics { get; } = new();

    /// <summary>What line numbers in errors refer to.</summary>
    public SourceFiles Sources { get; } = new();

    /// <summary>Temporary folder to be removed with the session; null if it is not ours.</summary>
    public string? RestoreFolder { get; }

    /// <summary>A name for something shown that no earlier one of this session has.</summary>
    public string NewDisplayId() => $"display-{Interlocked.Increment(ref _displays)}";
}
