using CimKit.Experiments;
using CimKit.Extensions.Progress;
using CimKit.Neural.Training;
using CimKit.Reports;

namespace CimKit.Extensions.Tests.Progress;

[Collection(nameof(DisplayHost))]
public sealed class LiveTrainingTests : IDisposable
{
    private readonly List<object> shown = [];
    private readonly List<object> updates = [];

    public LiveTrainingTests() => DisplayHost.Install(value =>
    {
        shown.Add(value);
        return updates.Add;
    });

    public void Dispose() => DisplayHost.Uninstall();

    [Fact]
    public void Report_WholeTraining_EndsWithLossAndAccuracyAndWithoutTimes()
    {
        var live = new LiveTraining("LeNet-5");
        foreach (var report in Reports(epochs: 3, batches: 400))
            live.Report(report);

        Assert.Equal(2, shown.Count);
        var figure = Assert.Single(updates.OfType<FigureGrid>());
        Assert.Equal(["Loss", "Accuracy"], figure.Panels.Select(panel => panel.Title));
        // A curve has some points an epoch, not one a batch.
        var loss = Assert.IsType<LineSeries>(figure.Panels[0].Series[0]);
        Assert.InRange(loss.X.Count, 45, 60);
        Assert.Equal([1.0, 2.0, 3.0], Assert.IsType<LineSeries>(figure.Panels[1].Series[1]).X);
        Assert.Equal("LeNet-5: 100 % · epoch 3 of 3, loss 0.333, accuracy 50.0 %, test 93.00 %", updates.OfType<ShownHtml>().Last(html => html.Text.StartsWith("LeNet", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public void Dispose_StoppedTraining_KeepsTheCurves()
    {
        using (var live = new LiveTraining("T"))
            foreach (var report in Reports(epochs: 3, batches: 40).Take(50))
                live.Report(report);

        Assert.Equal(2, Assert.Single(updates.OfType<FigureGrid>()).Panels.Count);
    }

    [Fact]
    public void Report_Experiment_ShowsTheStagesAfterTheTraining()
    {
        using (var live = new LiveTraining("T"))
        {
            live.Report(new ExperimentProgress(ExperimentStage.Data, 0));
            foreach (var report in Reports(epochs: 1, batches: 4))
                live.Report(new ExperimentProgress(ExperimentStage.Training, report.Fraction, report));
            live.Report(new ExperimentProgress(ExperimentStage.Evaluation, 0.5));
            live.Report(new ExperimentProgress(ExperimentStage.Estimation, 1));
        }

        Assert.Equal(3, shown.Count);
        Assert.Equal("Arrays and chip: 100 % · estimation", Assert.IsType<ShownHtml>(updates[^1]).Text);
    }

    /// <summary>Worked by hand: 100 images a second; 10 of 40 s are done after 1,000 of 4,000 images.</summary>
    [Fact]
    public void Pace_SteadyTraining_KnowsRateAndRest()
    {
        var clock = new Clock();
        var pace = new TrainingPace(clock);
        foreach (var report in Reports(epochs: 1, batches: 40).Take(11))
        {
            pace.Report(report);
            clock.Now += TimeSpan.FromSeconds(1);
        }
        clock.Now -= TimeSpan.FromSeconds(1);

        Assert.Equal(100, pace.ImagesPerSecond, 1e-9);
        // The first report only starts the clock: 1,000 of the other 3,900 images took 10 s.
        Assert.Equal("100 images/s, 29 s left", pace.Text);
    }

    private static IEnumerable<TrainingProgress> Reports(int epochs, int batches) =>
        from epoch in Enumerable.Range(1, epochs)
        from batch in Enumerable.Range(1, batches)
        select new TrainingProgress(epoch, epochs, batch, batches, 1.0 / epoch, 0.5, 0.1, batch == batches ? 0.9 + 0.01 * epoch : null)
        {
            Images = 100L * ((epoch - 1) * batches + batch),
        };

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
