using CimKit.Extensions;
using CimKit.Notebooks.Interactive;

namespace Cim.Hosting;

/// <summary>Connects the progress bars and live figures of CimKit's notebook package to the running cell.</summary>
internal static class ExtensionHost
{
    /// <summary>Begins a notebook session; what an earlier one of this process showed is forgotten.</summary>
    /// <param name="currentRun">The running cell, if the client names its cells.</param>
    public static void Begin(Func<CellRun?>? currentRun = null) => 
        DisplayHost.Install(Show, currentRun, () => Cell.Cancellation);

    private static Action<object> Show(object value)
    {
        if (NotebookDisplay.Current is not { } display)
            return static _ => { };
        var shown = display.Show(value);
        return shown.Update;
    }
}
