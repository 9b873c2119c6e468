namespace CimKit.Extensions;

/// <summary>The notebook this process runs for: how it shows a value and replaces what was shown. None outside of a notebook.</summary>
public static class DisplayHost
{
    private static volatile Func<object, Action<object>>? show;

    private static volatile Func<CellRun?>? currentRun;

    private static volatile Func<CancellationToken>? cancellation;

    /// <summary>True if a notebook shows what progress bars and live figures report.</summary>
    public static bool IsInstalled => show is not null;

    /// <summary>Called by a host when a notebook session starts; replaces an earlier one.</summary>
    /// <param name="show">Shows a value through the host's formatters and returns what replaces it in place.</param>
    /// <param name="currentRun">The running cell, or null where the host does not know it.</param>
    /// <param name="cancellation">Cancelled when the user interrupts the running cell; null where the host cannot tell.</param>
    public static void Install(
        Func<object, Action<object>> show, Func<CellRun?>? currentRun = null, Func<CancellationToken>? cancellation = null)
    {
        ArgumentNullException.ThrowIfNull(show);
        DisplayHost.currentRun = currentRun;
        DisplayHost.cancellation = cancellation;
        DisplayHost.show = show;
        FigureDisplay.Session.Restart();
        FigureDisplay.Session.BeginPage();
    }

    /// <summary>Back to no notebook.</summary>
    public static void Uninstall() => (show, currentRun, cancellation) = (null, null, null);

    /// <summary>Shows a value; without a notebook nothing happens.</summary>
    /// <returns>Replaces the value in place.</returns>
    internal static Action<object> Show(object value) => show?.Invoke(value) ?? (static _ => { });

    internal static CancellationToken Cancellation() => cancellation?.Invoke() ?? CancellationToken.None;

    internal static CellRun? CurrentRun() => currentRun?.Invoke();
}
