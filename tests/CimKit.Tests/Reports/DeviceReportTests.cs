using CimKit.Devices;
using CimKit.Devices.Fitting;
using CimKit.Devices.Presets;
using CimKit.Devices.Statistics;
using CimKit.Foundation;
using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class DeviceReportTests
{
    [Fact]
    public void RetentionFigure_OfEveryPresetWithAModel_RunsOverNineDecades()
    {
        foreach (var device in DevicePresets.All.Where(device => device.Model is not null))
        {
            var figure = device.Model!.ToRetentionFigure(cells: 50);
            Assert.Equal(5, figure.Series.Count);
            Assert.All(figure.Series.Cast<LineSeries>(), line =>
            {
                Assert.Equal(1, line.X[0], 1e-9);
                Assert.Equal(1e9, line.X[^1], 1);
                Assert.True(line.Band!.Lower.Zip(line.Y, line.Band.Upper).All(point => point.First <= point.Second && point.Second <= point.Third));
            });
        }
    }

    [Fact]
    public void RetentionFigure_OfALaw_EndsWhereTheLawDoes()
    {
        var law = new PowerLawRetention { Exponent = 0.02, Target = 0 };
        var range = ConductanceRange.FromOnResistance(10 * Si.Kilo, 10);
        var top = (LineSeries)law.ToRetentionFigure(range, levels: 2, cells: 10).Series[1];
        Assert.Equal(100 * Si.Micro, top.Y[0], 1e-15);
        Assert.Equal(100 * Si.Micro * Math.Pow(1e9, -0.02), top.Y[^1], 1e-15);
    }

    [Fact]
    public void LevelFigureAndTable_CountEveryCell()
    {
        var figure = new NeuRram().ToLevelFigure(time: 86400, levels: 3, cells: 500);
        Assert.All(figure.Series.Cast<HistogramSeries>(), level => Assert.Equal(500, level.Counts.Sum()));
        var table = new NeuRram().ToLevelTable(86400, 3, 500);
        Assert.Equal([0, 20 * Si.Micro, 40 * Si.Micro], ((NumberColumn)table["Target"]).Values);
    }

    [Fact]
    public void PulseFitTable_OneRowATrain_HasTheLabels()
    {
        var curve = EpiRam.Create().Curve!;
        var fit = PulseResponseFit.Of(
        [
            new PulseBranch("a", PulseDirection.Potentiation, Enumerable.Range(0, 65), curve.PotentiationCurve()),
            new PulseBranch("b", PulseDirection.Depression, Enumerable.Range(0, 65), curve.DepressionCurve()),
        ]);
        var labels = ((NumberColumn)fit.ToTable()["Label"]).Values;
        Assert.Equal(0.5, labels[0], 1e-5);
        Assert.Equal(-0.5, labels[1], 1e-5);
        Assert.Equal(4, fit.ToFigure().Series.Count);
        Assert.Equal(2, fit.Potentiation[0].ToFigure().Series.Count);
    }

    [Fact]
    public void DeviceFigure_WithoutACurve_SaysSo() => Assert.StartsWith(
        "device '22 nm RRAM (Intel)' must state a Curve, its pulse response by labels.",
        Assert.Throws<ArgumentException>(() => IntelRram22.Create().ToFigure()).Message);
}
