using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Inference.Sweeps;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class ResultFigureTests
{
    private static readonly ArrayDesign Design =
        new() { Cell = ConductanceRange.FromOnResistance(100 * Si.Kilo, 10), Adc = AdcDesign.Ideal, Seed = 7 };

    private static readonly SweepResult Sweep = new()
    {
        Provenance = new Provenance
        {
            Package = "1.2.3", Network = "net", WeightsHash = "aa", Dataset = "digits", Count = 200, DataHash = "bb",
            Calibration = "learnt digits", CalibrationCount = 40, CalibrationHash = "cc", Design = Design,
        },
        Quantities = [SweepAxis.Variations(Variation(0), Variation(0.1)).Quantity, SweepAxis.AdcBits(4, 5).Quantity],
        SoftwareAccuracy = 0.99,
        Rows =
        [
            Row(4, 0, 0.90), Row(5, 0, 0.98), Row(4, 0.1, 0.80, 0.84), Row(5, 0.1, 0.95, 0.97),
        ],
    };

    [Fact]
    public void DeviceFigure_Curves_RunFromEndToEndAndStayInTheRange()
    {
        var device = AgASi.Create();
        var lines = device.ToFigure().Series.Cast<LineSeries>().ToList();

        Assert.Equal(device.Range!.Minimum, lines[0].Y[0], 1e-15);
        Assert.Equal(device.Range!.Maximum, lines[1].Y[0], 1e-15);
        Assert.Equal(lines[0].X[^1], lines[1].X[0]);
        Assert.All(lines, line => Assert.All(line.Band!.Upper, upper => Assert.InRange(upper, device.Range!.Minimum, device.Range!.Maximum)));
        Assert.All(lines, line => Assert.True(line.Band!.Lower.Zip(line.Y).All(pair => pair.First <= pair.Second)));
    }

    [Fact]
    public void DeviceComparison_EveryDevice_IsNormalisedToItsOwnRange()
    {
        var grid = DeviceCurves.Compare(IdealAnalog.Create(), AgASi.Create());

        foreach (var line in grid.Panels.SelectMany(panel => panel.Series).Cast<LineSeries>())
        {
            Assert.Equal((0, 1), (line.X[0], line.X[^1]));
            Assert.Equal(1, Math.Abs(line.Y[^1] - line.Y[0]), 1e-12);
        }
    }

    [Fact]
    public void SweepFigure_OneVaryingSetting_NamesLinesByItAlone()
    {
        var figure = Sweep.ToFigure("ADC resolution");

        Assert.Equal(["no variation", "10 % of the target"], figure.Series.Select(series => series.Name));
        Assert.Equal([80.0 + 2, 96], ((LineSeries)figure.Series[1]).Y.Select(value => Math.Round(value, 9)));
        Assert.Equal(99, figure.References.Single().Value, 1e-9);
    }

    [Fact]
    public void SweepFigure_LogarithmicQuantity_HasBandsAndNamesZero()
    {
        var ageing = Sweep with
        {
            Quantities = [SweepAxis.Times(0, 10, 1000).Quantity],
            Rows = [Aged("0 s", 0.98, 0.96), Aged("10 s", 0.95, 0.95), Aged("1000 s", 0.6, 0.8)],
        };
        var line = (LineSeries)ageing.ToFigure().Series.Single();

        Assert.Equal(AxisScale.Logarithmic, ageing.ToFigure().X.Scale);
        Assert.Equal([1, 10, 1000.0], line.X);
        Assert.Equal(97 + Math.Sqrt(2), line.Band!.Upper[0], 1e-9);
        Assert.Equal((1.0, "0 s"), (ageing.ToFigure().Annotations.Single().X, ageing.ToFigure().Annotations.Single().Text));

        static SweepRow Aged(string label, params double[] accuracies) => Row(5, 0, accuracies) with { Labels = [label] };
    }

    [Fact]
    public void SweepFigure_QuantityWithoutNumbers_HasBars()
    {
        var figure = (Sweep with { Quantities = [Sweep.Quantities[0] with { Numbers = [] }, Sweep.Quantities[1]] }).ToFigure("Programming variation");

        Assert.Equal(["no variation", "10 % of the target"], figure.X.Categories);
        Assert.Equal([98.0, 96], ((BarSeries)figure.Series[1]).Values.Select(value => Math.Round(value, 9)));
        Assert.Equal(["4 bit", "5 bit"], figure.Series.Select(series => series.Name));
    }

    [Fact]
    public void SweepFigures_EveryNumber_IsAPanel() =>
        Assert.Equal(["Programming variation", "ADC resolution"], Sweep.ToFigures().Panels.Select(panel => panel.X.Label));

    [Fact]
    public void SweepFigure_UnknownQuantity_NamesThoseThereAre() => Assert.StartsWith(
        "The sweep varies no 'Rows'; it varies Programming variation, ADC resolution.",
        Assert.Throws<ArgumentException>(() => Sweep.ToFigure("Rows")).Message, StringComparison.Ordinal);

    [Fact]
    public void SweepComparison_Columns_AreTheSettings()
    {
        var table = Sweep.ToComparison("ADC resolution");

        Assert.Equal(["ADC resolution", "no variation", "10 % of the target"], table.Columns.Select(column => column.Name));
        Assert.Equal([90.0, 98], ((NumberColumn)table["no variation"]).Values.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void SweepTable_Rows_HoldMeanAndSpreadOfTheChips()
    {
        var table = Sweep.ToTable();

        Assert.Equal(4, table.Rows);
        Assert.Equal(82, ((NumberColumn)table["Accuracy"]).Values[2], 1e-9);
        Assert.Equal(100 * 0.04 / Math.Sqrt(2), ((NumberColumn)table["Spread"]).Values[2], 1e-9);
    }

    [Fact]
    public void TrainingFigure_Epochs_AreDrawnInPercent()
    {
        EpochResult[] history = [new(1, 0.5, 0.80, 0.85), new(2, 0.2, 0.93, 0.95)];
        var accuracy = TrainingCurves.Draw(history).Panels[1];

        Assert.Equal([85.0, 95], ((LineSeries)accuracy.Series[1]).Y.Select(value => Math.Round(value, 9)));
        Assert.Equal("%", accuracy.Y.Unit);
    }

    [Fact]
    public void ImageSheet_Cells_AreThePixelsInPercentOfInk()
    {
        var images = new ImageSet("two", new TensorShape(1, 1, 2), new byte[] { 0, 255, 51, 102 }, new byte[] { 0, 1 }, ["a", "b"]);
        var map = (HeatMapSeries)images.ToFigure(rows: 1, columns: 2).Series[0];

        Assert.Equal([0, 100, 20, 40.0], Enumerable.Range(0, 4).Select(column => Math.Round(map[0, column], 9)));
    }

    [Fact]
    public void NetworkTable_LeNet5_HasItsPublishedSizes()
    {
        var table = LeNet5.Create().ToTable();

        Assert.Equal(["150", "", "2400", "", "48000", "10080", "840"], Enumerable.Range(0, 7).Select(table["Weights"].Raw));
        Assert.Equal("240000", table["Multiply-accumulates"].Raw(2));
    }

    private static ProportionalVariation Variation(double sigma) => new() { Sigma = sigma };

    private static SweepRow Row(int bits, double sigma, params double[] accuracies) => new()
    {
        Labels = [Variation(sigma).ToString(), $"{bits} bit"],
        Design = Design with { Adc = new AdcDesign { Bits = bits }, Variation = Variation(sigma) },
        Accuracies = accuracies,
        Conversions = 100,
        SaturatedConversions = 5,
    };
}
