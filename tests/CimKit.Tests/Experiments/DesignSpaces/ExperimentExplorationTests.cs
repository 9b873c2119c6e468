using CimKit.Experiments;
using CimKit.Experiments.DesignSpaces;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using Xunit;

namespace CimKit.Tests.Experiments.DesignSpaces;

[Collection("libtorch")]
public sealed class ExperimentExplorationTests
{
    [Fact]
    public void Explore_DesignOfTheExperiment_HasItsNumbers()
    {
        var result = new Experiment
        {
            Network = Mlp.Create(24), Data = new() { Training = 400, Test = 100 }, Training = TrainingOptions.Quick with { Epochs = 1, BatchSize = 20 },
            Evaluation = new() { AdcBits = [3, 5], Images = 50, Calibration = 20 },
        }.Run();
        var points = result.Explore(new DesignSpace(DesignAxis.AdcBits(3, 5)) { Chip = result.Experiment.Chip });

        Assert.Equal(result.Accuracy.Rows.Select(row => row.Mean), points.All.Select(point => point.Accuracy));
        Assert.Equal(result.Accuracy.SoftwareAccuracy, points.SoftwareAccuracy);
        Assert.Equal(result.Cost.Total, points["5-bit ADC"].Cost!.Total);
    }
}
