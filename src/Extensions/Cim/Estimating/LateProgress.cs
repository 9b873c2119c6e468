using System.Diagnostics;
using System.Globalization;
using CimKit.Extensions.Progress;

namespace Cim.Estimating;

/// <summary>A line of progress for work that takes more than two seconds; it is wiped at the end.</summary>
/// <param name="error">Where people look; not the result's writer.</param>
/// <param name="isTerminal">Whether a line can be overwritten; nothing is shown otherwise.</param>
internal sealed class LateProgress(TextWriter error, bool isTerminal) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private string _shown = "";

    /// <summary>Progress of one step of the work, with the time it will still take.</summary>
    public IProgress<double> Step(string name)
    {
        var start = _time.Elapsed;
        return new Reporter(share => Show(string.Create(CultureInfo.InvariantCulture, $"{name}: {100 * share:F0} %")
            + (RemainingTime.Of(_time.Elapsed - start, share) is { Length: > 0 } remaining ? $", {remaining}" : "")));
    }

    public void Dispose()
    {
        if (_shown.Length > 0)
            error.Write('\r' + new string(' ', _shown.Length) + '\r');
    }

    private void Show(string text)
    {
        if (!isTerminal || _time.Elapsed < Patience || text == _shown)
            return;
        error.Write('\r' + text.PadRight(_shown.Length));
        _shown = text;
    }

    private sealed class Reporter(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
