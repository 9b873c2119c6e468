using System.Diagnostics;

namespace CimKit.Extensions.Progress;

/// <summary>Lets through a few updates a second, so that a display does not slow the work it reports on.</summary>
internal sealed class Throttle(TimeSpan interval)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    private TimeSpan next = TimeSpan.Zero;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>True if the interval since the last update that was let through has passed.</summary>
    public bool Admits()
    {
        if (watch.Elapsed < next)
            return false;
        next = watch.Elapsed + interval;
        return true;
    }
}
