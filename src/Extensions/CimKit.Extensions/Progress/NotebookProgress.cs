using CimKit.Foundation;

namespace CimKit.Extensions.Progress;

/// <summary>A progress bar under the running cell, updated in place at most five times a second; nothing outside of a notebook.</summary>
/// <remarks>The finished bar shows no times, so that a notebook that ran twice reads the same. Safe for use by many threads.</remarks>
/// <example><code>
/// using var bar = new NotebookProgress("Training LeNet-5");
/// var run = Trainer.Train(network, digits, options, bar.Of&lt;TrainingProgress&gt;(p => p.Fraction, p => $"loss {p.Loss:F3}"));
/// </code></example>
public sealed class NotebookProgress : IProgress<double>, IDisposable
{
    private readonly Lock gate = new();

    private readonly Throttle throttle = new(TimeSpan.FromMilliseconds(200));

    private readonly string title;

    private readonly Action<object> replace;

    private string text = "";

    private double fraction;

    private bool isFinished;

    /// <summary>Shows an empty bar.</summary>
    /// <param name="title">What is going on.</param>
    public NotebookProgress(string title)
    {
        this.title = Require.NotBlank(title, nameof(title));
        replace = DisplayHost.Show(ProgressHtml.Of(title, 0, "", ""));
    }

    /// <summary>Cancelled when the user interrupts the cell; never outside of a notebook. Give it to the work the bar reports on.</summary>
    public CancellationToken Cancellation { get; } = DisplayHost.Cancellation();

    /// <summary>Moves the bar.</summary>
    /// <param name="value">Part that is done, 0 to 1; values outside are shown as the nearer end.</param>
    public void Report(double value) => Report(value, null);

    /// <summary>Moves the bar and says where the work stands.</summary>
    /// <param name="value">Part that is done, 0 to 1; values outside are shown as the nearer end.</param>
    /// <param name="status">Such as <c>loss 0.21, accuracy 93.4 %</c>; null to keep the last one.</param>
    public void Report(double value, string? status) => Report(value, status, null);

    /// <summary>The same for work that knows better how long it will still take, such as one that was gone on with.</summary>
    internal void Report(double value, string? status, string? remaining)
    {
        lock (gate)
        {
            if (isFinished)
                return;
            fraction = double.IsNaN(value) ? fraction : Math.Clamp(value, 0, 1);
            text = status ?? text;
            if (fraction >= 1 || throttle.Admits())
                replace(ProgressHtml.Of(title, fraction, text, remaining ?? RemainingTime.Of(throttle.Elapsed, fraction)));
        }
    }

    /// <summary>A receiver of reports of another type, such as those of a training.</summary>
    /// <param name="part">Part that is done, 0 to 1.</param>
    /// <param name="status">Where the work stands; null for no text.</param>
    public IProgress<T> Of<T>(Func<T, double> part, Func<T, string>? status = null) => new Adapter<T>(this, part, status);

    /// <summary>Leaves the bar as it stands last, without times: full if all was done.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isFinished)
                return;
            isFinished = true;
            replace(ProgressHtml.Of(title, fraction, text, ""));
        }
    }

    private sealed class Adapter<T>(NotebookProgress bar, Func<T, double> part, Func<T, string>? status) : IProgress<T>
    {
        public void Report(T value) => bar.Report(part(value), status?.Invoke(value));
    }
}
