using CimKit.Neural.Training;

namespace CimKit.Reports;

/// <summary>The course of a training as figure and table.</summary>
public static class TrainingCurves
{
    /// <summary>Loss and accuracy of every epoch, side by side.</summary>
    public static FigureGrid ToFigure(this TrainingResult result) => Draw(result.History);

    /// <summary>Loss and accuracy of the epochs so far, side by side.</summary>
    /// <param name="history">One or more epochs.</param>
    public static FigureGrid Draw(IReadOnlyList<EpochResult> history) =>
        new(
            "Training",
            new Figure(
                "Loss", new Axis("Epoch"), new Axis("Loss of an image"),
                new LineSeries("training", history.Select(epoch => epoch.Loss).ToArray()) { HasMarkers = true }),
            new Figure(
                "Accuracy", new Axis("Epoch"), new Axis("Accuracy", "%"),
                Percent("training", history, epoch => epoch.TrainAccuracy),
                Percent("test", history, epoch => epoch.TestAccuracy)));

    /// <summary>One row an epoch.</summary>
    public static Table ToTable(this TrainingResult result) => new(
        "Training",
        new IntegerColumn("Epoch", "1", result.History.Select(epoch => epoch.Epoch)),
        new NumberColumn("Loss", "1", result.History.Select(epoch => epoch.Loss)) { Format = "F4" },
        new NumberColumn("Training accuracy", "%", result.History.Select(epoch => 100 * epoch.TrainAccuracy)) { Format = "F2" },
        new NumberColumn("Test accuracy", "%", result.History.Select(epoch => 100 * epoch.TestAccuracy)) { Format = "F2" });

    private static LineSeries Percent(string name, IReadOnlyList<EpochResult> history, Func<EpochResult, double> part) =>
        new(name, history.Select(epoch => 100 * part(epoch)).ToArray()) { HasMarkers = true };
}
