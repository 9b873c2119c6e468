using System.Globalization;
using CimKit.Neural.Training;

namespace CimKit.Extensions.Progress;

/// <summary>How fast a training goes, and how long it will still take.</summary>
/// <param name="clock">Clock; the system's if null.</param>
public sealed class TrainingPace(TimeProvider? clock = null)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly Queue<(long Time, long Images)> recent = [];
    private (long Time, long Images)? first;
    private TrainingProgress? last;

    /// <summary>Images of the last ten seconds, by the second; 0 before the second report.</summary>
    [Foundation.Unit("1/s")]
    public double ImagesPerSecond { get; private set; }

    /// <summary>Such as <c>12 s left</c>; empty where nothing can be said.</summary>
    public string Remaining => last is null || first is not { } start || last.Fraction <= 0
        ? ""
        : RemainingTime.Of(clock.GetElapsedTime(start.Time), Part(start.Images));

    /// <summary>Such as <c>8,200 images/s</c>; empty where nothing can be said.</summary>
    public string Rate =>
        ImagesPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Rounded(ImagesPerSecond):#,0.###} images/s") : "";

    /// <summary>Such as <c>8,200 images/s, 12 s left</c>; empty where nothing can be said.</summary>
    public string Text => string.Join(", ", new[] { Rate, Remaining }.Where(part => part.Length > 0));

    /// <summary>Takes a report.</summary>
    public void Report(TrainingProgress value)
    {
        var now = (clock.GetTimestamp(), value.Images);
        first ??= now;
        last = value;
        recent.Enqueue(now);
        while (recent.Count > 2 && clock.GetElapsedTime(recent.Peek().Time, now.Item1) > Window)
            recent.Dequeue();
        var (time, images) = recent.Peek();
        var seconds = clock.GetElapsedTime(time, now.Item1).TotalSeconds;
        if (seconds > 0 && value.Images > images)
            ImagesPerSecond = (value.Images - images) / seconds;
    }

    // A training that was gone on with has only its rest to do.
    private double Part(long done)
    {
        var all = last!.Images / last.Fraction;
        return all > done ? (last.Images - done) / (all - done) : 1;
    }

    private static double Rounded(double rate)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(rate)) - 2);
        return Math.Round(rate / unit) * unit;
    }
}
