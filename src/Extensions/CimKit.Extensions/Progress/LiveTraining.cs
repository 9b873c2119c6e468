using System.Globalization;
using System.Text.Json;
using CimKit.Experiments;
using CimKit.Neural.Training;
using CimKit.Reports;

namespace CimKit.Extensions.Progress;

/// <summary>A training as it goes: a progress bar, and the curves of loss, accuracy and rate redrawn in place. Give it to the trainer or an experiment.</summary>
/// <remarks>
/// It finishes by itself with the last report; until then the curves are a static picture, then an interactive figure without the rate,
/// so that a notebook that ran twice reads the same.
/// </remarks>
/// <example><code>
/// var live = new LiveTraining("LeNet-5");
/// var trained = Trainer.Train(network, data.Training, data.Test, options, live, live.Cancellation);
/// </code></example>
public sealed class LiveTraining : IProgress<TrainingProgress>, IProgress<ExperimentProgress>, IDisposable
{
    // Enough for a curve; the page of a notebook stays small.
    private const int PointsOfAnEpoch = 15;

    private readonly NotebookProgress bar;
    private readonly LiveFigure figure = new();
    private readonly TrainingPace pace = new();
    private readonly List<Point> points = [];
    private NotebookProgress? later;

    /// <summary>Shows an empty bar.</summary>
    /// <param name="title">What is trained.</param>
    public LiveTraining(string title) => bar = new NotebookProgress(title);

    /// <summary>Cancelled when the user interrupts the cell; never outside of a notebook.</summary>
    public CancellationToken Cancellation => bar.Cancellation;

    /// <summary>Shows a newer state.</summary>
    public void Report(TrainingProgress value)
    {
        pace.Report(value);
        if (points.Count == 0 || value.TestAccuracy is not null || Place(value) > Place(points[^1].Report))
            points.Add(new(value, pace.ImagesPerSecond));
        bar.Report(value.Fraction, Status(value), pace.Remaining);
        var isDone = value.Fraction >= 1 && value.TestAccuracy is not null;
        figure.Update(() => Curves(hasRate: !isDone));
        if (isDone)
            Finish();
    }

    /// <summary>Shows a newer state; what follows the training has a bar of its own.</summary>
    public void Report(ExperimentProgress value)
    {
        if (value.Training is { } training)
            Report(training);
        else if (value.Stage > ExperimentStage.TrainingCost)
            (later ??= new NotebookProgress("Arrays and chip")).Report(
                (value.Stage - ExperimentStage.TrainingCost - 1 + value.Fraction) / (ExperimentStage.Estimation - ExperimentStage.TrainingCost),
                JsonNamingPolicy.CamelCase.ConvertName(value.Stage.ToString()));
    }

    /// <summary>Leaves bars and curves as they stand.</summary>
    public void Dispose()
    {
        if (points.Count > 0)
            figure.Update(() => Curves(hasRate: false));
        Finish();
        later?.Dispose();
    }

    private void Finish()
    {
        bar.Dispose();
        figure.Dispose();
    }

    private static int Place(TrainingProgress value) => (int)(value.Fraction * value.Epochs * PointsOfAnEpoch);

    private string Status(TrainingProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {value.Epoch} of {value.Epochs}, loss {value.Loss:F3}, accuracy {100 * value.Accuracy:F1} %"
        + $"{(value.TestAccuracy is { } test ? $", test {100 * test:F2} %" : "")}"
        + $"{(value.Fraction < 1 && pace.Rate is { Length: > 0 } text ? $", {text}" : "")}");

    private FigureGrid Curves(bool hasRate)
    {
        var epochs = new Axis("Epoch").From(0, points[0].Report.Epochs);
        var tested = points.Where(point => point.Report.TestAccuracy is not null).ToArray();
        var places = points.Select(point => point.Report.Fraction * point.Report.Epochs).ToArray();
        List<Series> accuracy = [new LineSeries("training", places, points.Select(point => 100 * point.Report.Accuracy))];
        if (tested.Length > 0)
            accuracy.Add(new LineSeries(
                "test", tested.Select(point => (double)point.Report.Epoch), tested.Select(point => 100 * point.Report.TestAccuracy!.Value))
            {
                HasMarkers = true,
            });
        List<Figure> panels =
        [
            new("Loss", epochs, new Axis("Loss of an image"), new LineSeries("", places, points.Select(point => point.Report.Loss))),
            new("Accuracy", epochs, new Axis("Accuracy", "%"), accuracy),
        ];
        if (hasRate && points.Any(point => point.Rate > 0))
            panels.Add(new("Rate", epochs, new Axis("Images", "1/s"), new LineSeries("", places, points.Select(point => point.Rate))));
        return new FigureGrid("Training", [.. panels]);
    }

    private sealed record Point(TrainingProgress Report, double Rate);
}
