using System.Diagnostics;
using CimKit.Notebooks.Execution;

namespace CimKit.Notebooks.Packages;

/// <summary>A line under the cell that says which packages are being restored, for how long, and in the end what was installed.</summary>
internal sealed class RestoreProgress : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly RunningCell _cell;
    private readonly string _id;
    private readonly string _text;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Timer _timer;
    private readonly Lock _gate = new();
    private bool _ended;

    private RestoreProgress(RunningCell cell, string packages)
    {
        (_cell, _id, _text) = (cell, cell.NewDisplayId(), $"Installing {packages} …");
        cell.Output.Send(output => output.Display(MimeBundle.PlainText(_text), _id));
        _timer = new Timer(_ => Update($"{_text} {(int)_watch.Elapsed.TotalSeconds} s"), null, Interval, Interval);
    }

    /// <summary>Shows the line.</summary>
    public static RestoreProgress Start(RunningCell cell, string packages) => new(cell, packages);

    /// <summary>Shows the line for good.</summary>
    public void Finish(string text)
    {
        Update(text);
        lock (_gate)
            _ended = true;
    }

    /// <summary>Stops counting; without <see cref="Finish"/> the line says that the packages were not installed.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        Update(_text.Replace("Installing", "Not installed:", StringComparison.Ordinal).TrimEnd(' ', '…'));
        lock (_gate)
            _ended = true;
    }

    private void Update(string text)
    {
        lock (_gate)
            if (!_ended)
                _cell.Output.Send(output => output.Update(MimeBundle.PlainText(text), _id));
    }
}
