using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Foundation;
using CimKit.Reports.Explorers;
using Xunit;

namespace CimKit.Tests.Reports.Explorers;

public sealed class DeviceExplorerTests
{
    private static readonly UpdateCurve Curve = AgASi.Create().Curve!;

    private static readonly DeviceExplorer Explorer = AgASi.Create().ToExplorer();

    private static readonly UpdateCurve Normalised = Curve with { Minimum = 0, Maximum = 1 };

    [Fact]
    public void Mean_OfTheDevice_IsItsResponseUpAndDown()
    {
        var (up, down) = (Normalised with { PotentiationPulses = 64 }, Normalised with { DepressionPulses = 64 });

        Assert.All(up.PotentiationCurve().Index(), point =>
            Assert.Equal(point.Item, Explorer.Mean(Curve.PotentiationNonlinearity, point.Index / 64.0), 1e-12));
        Assert.All(down.DepressionCurve().Index(), point =>
            Assert.Equal(point.Item, 1 - Explorer.Mean(-Curve.DepressionNonlinearity, point.Index / 64.0), 1e-9));
    }

    [Fact]
    public void Mean_BetweenTwoLabels_IsNearTheCurveOfThatLabel()
    {
        var curve = (Normalised with { PotentiationNonlinearity = 3.27, PotentiationPulses = 64 }).PotentiationCurve();

        Assert.All(curve.Index(), point => Assert.Equal(point.Item, Explorer.Mean(3.27, point.Index / 64.0), 0.002));
    }

    [Fact]
    public void UnitSpreads_OfTheDevice_AreThoseOfItsPulsesUpAndDown()
    {
        var (up, down) = (Spreads(Curve.PotentiationNonlinearity, 97), Spreads(-Curve.DepressionNonlinearity, 100));

        Assert.Equal(Normalised.ExactSpread(97), Curve.CycleToCycleSigma * up[^1], 1e-9);
        Assert.Equal(Normalised.ExactSpread(-100), Curve.CycleToCycleSigma * down[^1], 1e-9);
        Assert.Equal(Normalised.ExactSpread(-50), Curve.CycleToCycleSigma * down[16], 1e-9);
    }

    [Fact]
    public void Distribution_OfManyDevices_IsWhatASimulationFinds()
    {
        const int devices = 40_000;
        var random = new SeedTree(5)["test"].ToRandom();
        var counts = new int[DeviceExplorer.Bins];
        var spread = new DeviceToDeviceSpread { Nonlinearity = 1 };
        for (var device = 0; device < devices; device++)
        {
            var mean = spread.Device(Normalised with { PotentiationPulses = 64 }, Draw(random), 0, 0, 0).Apply(0, 32);
            var found = mean + 0.01 * Spreads(Curve.PotentiationNonlinearity, 64)[16] * Draw(random);
            counts[Math.Clamp((int)(found * DeviceExplorer.Bins), 0, DeviceExplorer.Bins - 1)]++;
        }

        var shares = Explorer.Distribution(Curve.PotentiationNonlinearity, 64, 0.5, 0.01, 1);

        Assert.Equal(1, shares.Sum(), 1e-12);
        // Four standard errors of a count, and the steps between 33 labels.
        Assert.All(shares.Zip(counts), pair => Assert.Equal(pair.Second / (double)devices, pair.First, 4 * Math.Sqrt(0.25 / devices) + 0.005));
    }

    [Fact]
    public void LabelChoices_HoldNineEachWayAndTheDevicesOwn()
    {
        Assert.Contains(Curve.PotentiationNonlinearity, Explorer.LabelChoices);
        Assert.Contains(Curve.DepressionNonlinearity, Explorer.LabelChoices);
        Assert.Equal((-9, 9), (Explorer.LabelChoices.Min(), Explorer.LabelChoices.Max()));
    }

    [Fact]
    public void ToExplorer_DeviceWithoutLabels_SaysSo() => Assert.Contains(
        "must state a Curve",
        Assert.Throws<ArgumentException>(() => IntelRram22.Create().ToExplorer()).Message);

    private static IReadOnlyList<double> Spreads(double label, int pulses) =>
        Explorer.UnitSpreads[Explorer.Labels.ToList().IndexOf(label)][Explorer.PulseChoices.ToList().IndexOf(pulses)];

    // Box and Muller.
    private static double Draw(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
