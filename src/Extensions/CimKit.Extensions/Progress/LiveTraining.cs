using System.Globalization;
using CimKit.Neural.Training;
using CimKit.Reports;

namespace CimKit.Extensions.Progress;

/// <summary>A training as it goes: a progress bar, and the curves of loss and accuracy redrawn in place. Give it to the trainer.</summary>
/// <remarks>It finishes by itself with the last report; until then the curves are a static picture, then an interactive figure.</remarks>
/// <example><code>
/// var live = new LiveTraining("LeNet-5");
/// var trained = Trainer.Train(network, data.Training, data.Test, options, live, live.Cancellation);
/// </code></example>
public sealed class LiveTraining : IProgress<TrainingProgress>, IDisposable
{
    private readonly NotebookProgress bar;
    private readonly LiveFigure figure = new();
    private readonly List<TrainingProgress> reports = [];

    /// <summary>Shows an empty bar.</summary>
    /// <param name="title">What is trained.</param>
    public LiveTraining(string title) => bar = new NotebookProgress(title);

    /// <summary>Cancelled when the user interrupts the cell; never outside of a notebook.</summary>
    public CancellationToken Cancellation => bar.Cancellation;

    /// <summary>Shows a newer state.</summary>
    public void Report(TrainingProgress value)
    {
        reports.Add(value);
        bar.Report(value.Fraction, Status(value));
        figure.Update(Curves());
        if (value.Fraction >= 1 && value.TestAccuracy is not null)
            Dispose();
    }

    /// <summary>Leaves bar and curves as they stand.</summary>
    public void Dispose()
    {
        bar.Dispose();
        figure.Dispose();
    }

    private static string Status(TrainingProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {value.Epoch} of {value.Epochs}, loss {value.Loss:F3}, accuracy {100 * value.Accuracy:F1} %"
        + $"{(value.TestAccuracy is { } test ? $", test {100 * test:F2} %" : "")}");

    private FigureGrid Curves()
    {
        var epochs = new Axis("Epoch").From(0, reports[0].Epochs);
        var tested = reports.Where(report => report.TestAccuracy is not null).ToArray();
        var training = reports.Select(report => report.Fraction * report.Epochs).ToArray();
        List<Series> accuracy = [new LineSeries("training", training, reports.Select(report => 100 * report.Accuracy))];
        if (tested.Length > 0)
            accuracy.Add(new LineSeries(
                "test", tested.Select(report => (double)report.Epoch), tested.Select(report => 100 * report.TestAccuracy!.Value))
            {
                HasMarkers = true,
            });
        return new FigureGrid(
            "Training",
            new Figure("Loss", epochs, new Axis("Loss of an image"), new LineSeries("", training, reports.Select(report => report.Loss))),
            new Figure("Accuracy", epochs, new Axis("Accuracy", "%"), accuracy));
    }
}
