using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Foundation;
using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class SubarrayReportTests
{
    private static readonly TechnologyNode Node = TechnologyCatalog.Find(22);

    private static readonly Subarray Array = new() { Cell = new SramCell(), Read = new ParallelRead() };

    [Fact]
    public void Comparison_EveryVariant_RunsAtItsOwnClock()
    {
        var comparison = SubarrayComparison.OverNodes(Array, [22, 7]);

        foreach (var (variant, nanometres) in comparison.Variants.Zip([22, 7]))
        {
            var node = TechnologyCatalog.Find(nanometres);
            var paced = Array.Paced(node);
            Assert.Equal(paced, variant.Array);
            Assert.Equal(paced.Estimate(node, paced.TypicalActivity(node, 0.3)).Total, variant.Estimate!.Total);
        }
    }

    [Fact]
    public void Comparison_OverResolution_IsFlashThenSar()
    {
        var comparison = SubarrayComparison.OverResolution(Node, Array, [3, 6]);

        Assert.Equal(["flash", "flash", "SAR", "SAR"], comparison.Variants.Select(variant => variant.Series));
        Assert.Equal([8, 64, 8, 64], comparison.Variants.Select(variant => variant.Array.Adc.Levels));
        Assert.IsType<SarAdc>(comparison.Variants[2].Array.Adc);
    }

    [Fact]
    public void Comparison_WrongInput_NamesIt()
    {
        Assert.Contains("must be 1 to 12 bit; got 13", Assert.Throws<ArgumentOutOfRangeException>(
            () => SubarrayComparison.OverResolution(Node, Array, [5, 13])).Message, StringComparison.Ordinal);
        Assert.Contains("at least 1 value", Assert.Throws<ArgumentException>(
            () => SubarrayComparison.OverSharing(Node, Array, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_ImpossibleVariant_IsLeftOutOfFiguresAndExplainedInTheTable()
    {
        var comparison = SubarrayComparison.OverNodes(Array with { Cell = new ResistiveCell() }, [22, 7]);

        Assert.Contains("ResistiveCell exists at nodes of 22 nm and above", comparison.ToTable()["Impossible because"].Show(1), StringComparison.Ordinal);
        Assert.Equal(["22", "7"], comparison.ToFigure().Panels[0].X.Categories);
        Assert.Single(((LineSeries)comparison.ToFigure().Panels[0].Series[0]).X);
        Assert.Equal(0, comparison.ToFigure(CostQuantity.Area).Panels[0].StackHeights().Last());
    }

    [Fact]
    public void Figure_NothingPossible_SaysWhy() => Assert.Contains("22 nm and above", Assert.Throws<InvalidDesignException>(
        () => SubarrayComparison.OverNodes(Array with { Cell = new ResistiveCell() }, [7]).ToFigure()).Message, StringComparison.Ordinal);

    [Fact]
    public void Figure_AHundredfoldRange_IsLogarithmicAndKeepsAPrefix()
    {
        var panels = SubarrayComparison.OverNodes(Array).ToFigure().Panels;

        Assert.Equal((AxisScale.Logarithmic, "µm²"), (panels[0].Y.Scale, panels[0].Y.Unit));
        Assert.Equal((AxisScale.Linear, "s"), (panels[1].Y.Scale, panels[1].Y.Unit));
        Assert.Equal(13, panels[0].X.Categories.Count);
    }

    [Fact]
    public void Stacks_EveryVariant_AddUpToItsWhole()
    {
        var comparison = SubarrayComparison.OverResolution(Node, Array, [3, 5]);
        var figure = comparison.ToFigure(CostQuantity.Energy);

        Assert.Equal(["flash", "SAR"], figure.Panels.Select(panel => panel.Title));
        var heights = figure.Panels.SelectMany(panel => panel.StackHeights()).ToArray();
        Assert.All(heights.Zip(comparison.Variants), pair => Assert.Equal(pair.Second.Estimate!.Total.Energy, pair.First, 1e-20));
        Assert.Single(figure.Panels.Select(panel => panel.Y).Distinct());
    }

    [Fact]
    public void Parts_OfAnEstimate_AddUpToItsEnergy()
    {
        var estimate = SubarrayComparison.OverSharing(Node, Array, [8]).Variants[0].Estimate!;

        Assert.Equal(estimate.Total.Energy, estimate.ToFigure(CostQuantity.Energy).StackHeights().Sum(), 1e-20);
        Assert.Equal("sub-array", estimate.ToTable()["Part"].Show(0));
    }

    [Fact]
    public void Sweep_Line_JoinsThePointsThatNoOtherBeats()
    {
        var arrays = new[] { 1, 2, 4, 8, 16, 32, 64 }.Select(shared => Array with { ColumnsPerConverter = shared }).ToList();
        var figure = SubarraySweep.Run(Node, arrays, cancellation: TestContext.Current.CancellationToken)
            .ToFigure(CostQuantity.Latency, CostQuantity.Area, array => array.Adc.GetType().Name);

        var points = (ScatterSeries)figure.Series[0];
        var best = (LineSeries)figure.Series[^1];
        Assert.Equal(7, points.X.Count);
        Assert.Equal(best.Y.OrderDescending(), best.Y);
        Assert.All(points.X.Zip(points.Y), point => Assert.Contains(
            best.X.Zip(best.Y), other => other.First <= point.First && other.Second <= point.Second));
    }

    [Fact]
    public void Sweep_NothingPossible_SaysWhy() => Assert.Contains("ColumnsPerConverter (500)", Assert.Throws<InvalidDesignException>(
        () => SubarraySweep.Run(Node, [Array with { ColumnsPerConverter = 500 }], cancellation: TestContext.Current.CancellationToken)
            .ToFigure(CostQuantity.Latency, CostQuantity.Area, _ => "all")).Message, StringComparison.Ordinal);
}
