using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Reports;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class ChipReportTests
{
    private static readonly LayerTable Vgg = LayerTable.FromNetwork(Vgg8.Create());

    private static readonly ChipEstimate Chip = Estimate(new ChipDesign());

    private static readonly ChipEstimate InOrder = Estimate(new ChipDesign
    {
        Name = "layer by layer", Schedule = new ScheduleDesign { Order = LayerOrder.LayerByLayer },
    });

    [Theory, InlineData(true), InlineData(false)]
    public void Layers_OfEveryCost_AddUpToTheWhole(bool isPipelined)
    {
        var chip = isPipelined ? Chip : InOrder;

        Assert.Equal(1, chip.ToFigure(CostQuantity.Area).StackHeights().Sum() / chip.Area.Total, 1e-9);
        Assert.Equal(1, chip.ToFigure(CostQuantity.Energy).StackHeights().Sum() / chip.Total.Energy, 1e-9);
        Assert.Equal(1, chip.ToFigure(CostQuantity.Leakage).StackHeights().Sum() / chip.LeakagePower, 1e-9);
        var latencies = chip.ToFigure(CostQuantity.Latency).StackHeights().ToArray();
        Assert.Equal(1, (isPipelined ? latencies.Max() : latencies.Sum()) / chip.Total.Latency, 1e-9);
    }

    [Fact]
    public void Circuits_OfAreaAndEnergy_AddUpToTheWholeAndHaveOneColourEach()
    {
        var (area, energy) = (Chip.ToCircuitFigure(CostQuantity.Area), Chip.ToCircuitFigure());

        Assert.Equal(1, area.StackHeights().Sum() / Chip.Area.Total, 1e-9);
        Assert.Equal(1, energy.StackHeights().Sum() / Chip.Total.Energy, 1e-9);
        Assert.Equal("ADCs and array lines", energy.X.Categories[0]);
        Assert.Equal(energy.StackHeights().OrderDescending(), energy.StackHeights());
        Assert.Throws<ArgumentOutOfRangeException>(() => Chip.ToCircuitFigure(CostQuantity.Leakage));
    }

    [Fact]
    public void CircuitTable_Shares_AddUpToAHundred()
    {
        var table = Chip.ToCircuitTable();

        foreach (var name in new[] { "Area share", "Energy share" })
            Assert.Equal(100, ((NumberColumn)table[name]).Values.Where(double.IsFinite).Sum(), 1e-9);
    }

    [Fact]
    public void Shares_OfTheWhole_AddUpToAHundredForEveryCost() =>
        Assert.All(Chip.ToFigure().StackHeights(), height => Assert.Equal(100, height, 1e-9));

    [Fact]
    public void Summary_Figures_HaveUnits()
    {
        var table = Chip.ToTable();

        Assert.Equal("VGG-8 on default chip", table.Title);
        var rows = ((TextColumn)table["Quantity"]).Values.Zip(((TextColumn)table["Value"]).Values).ToDictionary();
        Assert.EndsWith(" mm²", rows["Area"], StringComparison.Ordinal);
        Assert.EndsWith(" TOPS/W", rows["Energy efficiency"], StringComparison.Ordinal);
        Assert.Equal("1.232 GOP", rows["Operations of an image"]);
    }

    [Fact]
    public void LayerTable_Rows_AreTheLayers()
    {
        var table = Chip.ToLayerTable();

        Assert.Equal(8, table.Columns[0].Count);
        Assert.Equal(100, ((NumberColumn)table["Busy"]).Values.Max(), 1e-9);
        Assert.Equal(Chip.Layers[6].Total.Energy, ((NumberColumn)table["Energy"]).Values[6]);
        Assert.Equal(Chip.Mapping.Layers.Count, Chip.Mapping.ToTable().Columns[0].Count);
    }

    [Fact]
    public void Floorplan_Tiles_AreAllThereApartAndInside()
    {
        var figure = Chip.ToFloorplanFigure();
        var layers = figure.Series.Cast<RectangleSeries>().Where(series => !series.IsBackground).ToArray();
        var all = figure.Series.Cast<RectangleSeries>().SelectMany(series => series.Rectangles).ToArray();

        Assert.True(figure.IsToScale);
        Assert.Equal(Chip.Layers.Select(layer => layer.Mapping.Tiles.Count), layers.Select(layer => layer.Rectangles.Count));
        Assert.All(layers.Index(), layer => Assert.All(layer.Item.Rectangles, tile => Assert.Equal($"{layer.Index + 1}", tile.Label)));
        Assert.All(all, tile => Assert.True(
            tile.X >= -1e-12 && tile.X + tile.Width <= figure.X.Range!.Maximum + 1e-12
            && tile.Y >= -1e-12 && tile.Y + tile.Height <= figure.Y.Range!.Maximum + 1e-12));
        Assert.DoesNotContain(all.Index(), a => all.Skip(a.Index + 1).Any(b => Overlap(a.Item, b)));
        Assert.Contains("layer 1: 3×3×3 → 128", layers[0].Rectangles[0].Details);
        Assert.Contains(layers[0].Rectangles[0].Details, line => line.Contains("21.1 % of its cells", StringComparison.Ordinal));
    }

    [Fact]
    public void Comparison_Changes_AreAgainstTheFirst()
    {
        ChipEstimate[] chips = [Chip, InOrder];
        var time = (TextColumn)chips.ToComparison()["Time (µs)"];
        var change = 100 * (InOrder.Total.Latency / Chip.Total.Latency - 1);

        Assert.DoesNotContain("%", time.Values[0], StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"(+{change:F0}\u00a0%)"), time.Values[1], StringComparison.Ordinal);
        Assert.All(chips.ToFigure().Series.Cast<BarSeries>(), series => Assert.Equal(1, series.Values[0]));
        Assert.Equal(InOrder.FramesPerSecond, ((NumberColumn)chips.ToTable()["Frames in a second"]).Values[1]);
        Assert.Contains("at least 1 chip", Assert.Throws<ArgumentException>(
            () => Array.Empty<ChipEstimate>().ToComparison()).Message, StringComparison.Ordinal);
    }

    // Published with six digits, the clock with five: half a unit of the last one is 3e-4 % of it.
    [Fact]
    public void Vgg8_WithTheTracesOfThePublishedRun_EqualsItsFigures()
    {
        var table = LayerTable.FromNetwork(Vgg8.Create(), Fidelity.Reference);
        var run = SyntheticTraces.Periodic(table, weightBits: 8, activationBits: 8);
        var chip = ChipEstimator.Estimate(
            new ChipDesign { Fidelity = Fidelity.Reference }, table, new TraceActivity { Run = run }, cancellation: TestContext.Current.CancellationToken);

        var errors = ((NumberColumn)chip.ToComparison(PublishedChip.Vgg8)["Error"]).Values;
        Assert.Equal(10, errors.Count);
        Assert.All(errors, error => Assert.InRange(error, -4e-4, 4e-4));
    }

    private static bool Overlap(Rectangle a, Rectangle b)
    {
        const double Slack = 1e-12;
        return a.X + a.Width > b.X + Slack && b.X + b.Width > a.X + Slack && a.Y + a.Height > b.Y + Slack && b.Y + b.Height > a.Y + Slack;
    }

    private static ChipEstimate Estimate(ChipDesign design) =>
        ChipEstimator.Estimate(design, Vgg, StatisticalActivity.Typical(Vgg, weightBits: 8, inputBits: 8));
}
