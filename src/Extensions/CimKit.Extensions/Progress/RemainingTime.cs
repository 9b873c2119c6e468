using System.Globalization;

namespace CimKit.Extensions.Progress;

/// <summary>How long work will still take, as people read it.</summary>
public static class RemainingTime
{
    private const double Patience = 2;

    /// <summary>Such as <c>12 s left</c>; empty in the first two seconds, before anything is done, and at the end.</summary>
    /// <param name="elapsed">Time since the work began.</param>
    /// <param name="fraction">Part of it that is done, 0 to 1.</param>
    public static string Of(TimeSpan elapsed, double fraction)
    {
        if (elapsed.TotalSeconds < Patience || fraction is <= 0 or >= 1)
            return "";
        var seconds = Math.Ceiling(elapsed.TotalSeconds * (1 - fraction) / fraction);
        return seconds < 90 ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s left")
            : seconds < 90 * 60 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds / 60)} min left")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:F1} h left");
    }
}
