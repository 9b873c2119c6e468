using System.Diagnostics;
using System.Globalization;
using Cim.Writing;
using CimKit.Experiments;
using CimKit.Extensions.Progress;
using CimKit.Neural.Training;

namespace Cim.Training;

/// <summary>Where a run stands: one line that is overwritten on a terminal, one line an epoch elsewhere.</summary>
/// <param name="error">Where people look; not the result's writer.</param>
/// <param name="isTerminal">Whether a line can be overwritten.</param>
internal sealed class TrainProgress(TextWriter error, bool isTerminal) : IProgress<ExperimentProgress>, IProgress<string>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TrainingPace _pace = new();
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private TimeSpan _next;
    private string _shown = "";

    public void Report(ExperimentProgress value)
    {
        if (value.Training is { } training)
            Report(training);
        else
            Show(string.Create(CultureInfo.InvariantCulture, $"{Name(value.Stage)}: {100 * value.Fraction:F0} %"));
    }

    /// <summary>A warning on a line of its own.</summary>
    public void Report(string value)
    {
        Wipe();
        error.WriteLine($"cim train: warning: {CommandRun.Printable(value)}");
    }

    public void Dispose() => Wipe();

    private void Report(TrainingProgress value)
    {
        _pace.Report(value);
        var text = string.Create(
            CultureInfo.InvariantCulture, $"epoch {value.Epoch} of {value.Epochs}, loss {value.Loss:F4}, accuracy {100 * value.Accuracy:F2} %")
            + (value.TestAccuracy is { } test ? string.Create(CultureInfo.InvariantCulture, $", test {100 * test:F2} %") : "")
            + (_pace.Text is { Length: > 0 } pace ? $", {pace}" : "");
        if (value.TestAccuracy is null)
            Show(text);
        else
        {
            Wipe();
            error.WriteLine(text);
        }
    }

    private void Show(string text)
    {
        if (!isTerminal || _time.Elapsed < _next || text == _shown)
            return;
        error.Write('\r' + text.PadRight(_shown.Length));
        (_shown, _next) = (text, _time.Elapsed + Interval);
    }

    private void Wipe()
    {
        if (_shown.Length > 0)
            error.Write('\r' + new string(' ', _shown.Length) + '\r');
        _shown = "";
    }

    private static string Name(ExperimentStage stage) => stage switch
    {
        ExperimentStage.Data => "reading images",
        ExperimentStage.TrainingCost => "pricing the epoch",
        ExperimentStage.Quantization => "quantising",
        ExperimentStage.Evaluation => "arrays",
        _ => "estimating",
    };
}
