using CimKit.Foundation;
using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class FigureTests
{
    private static readonly Axis X = new("Pulse");

    private static readonly Axis Y = new("Conductance", "S");

    private static readonly LineSeries Line = new("up", [1, 2, 3], [1e-9, 2e-9, 3.5e-9]);

    [Fact]
    public void LineSeries_UnequalLengths_NamesBoth() => Assert.Contains(
        "LineSeries 'a': Y must hold 2 values, one a point; got 1.",
        Assert.Throws<ArgumentException>(() => new LineSeries("a", [1, 2], [1])).Message);

    [Fact]
    public void LineSeries_NotANumber_NamesThePoint() => Assert.Contains(
        "LineSeries 'a': Y[1] must be finite; got NaN.",
        Assert.Throws<ArgumentException>(() => new LineSeries("a", [1, 2], [1, double.NaN])).Message);

    [Fact]
    public void LineSeries_ErrorOfOtherLength_IsRefused() => Assert.Contains(
        "Error must hold 3 values", Assert.Throws<ArgumentException>(() => Line with { Error = [1] }).Message);

    [Fact]
    public void Band_UpperBelowLower_IsRefused() => Assert.Contains(
        "Upper[0] (1) must not be below Lower[0] (2)", Assert.Throws<ArgumentException>(() => new Band([2], [1])).Message);

    [Fact]
    public void Figure_LogarithmicAxisWithZero_ListsEveryProblem()
    {
        var thrown = Assert.Throws<InvalidDesignException>(() => new Figure(
            "F", X.Logarithmic(), Y.Logarithmic(), new LineSeries("a", [0, 1], [1, -1]), new BarSeries("b", [1])));
        Assert.Equal(
            [
                "LineSeries 'a': X axis 'Pulse' is logarithmic and needs values greater than 0; value 0 is 0.",
                "LineSeries 'a': Y axis 'Conductance' is logarithmic and needs values greater than 0; value 1 is -1.",
                "BarSeries 'b': Values must hold 0 values, one a category of X axis 'Pulse'; got 1.",
            ],
            thrown.Problems);
    }

    [Fact]
    public void Problems_ReferenceBelowZeroOnLogarithmicAxis_IsListed()
    {
        var figure = new Figure("F", X, Y.Logarithmic(), Line) { References = [ReferenceLine.Horizontal(-1, "r")] };
        Assert.Equal(["ReferenceLine 'r': axis 'Conductance' is logarithmic and needs a Value greater than 0; got -1."], figure.Problems());
    }

    [Fact]
    public void Figure_NoSeries_IsRefused() => Assert.Throws<InvalidDesignException>(() => new Figure("F", X, Y));

    [Fact]
    public void YScale_Nanosiemens_IsChosenByTheLargestValue() =>
        Assert.Equal(new SiScale(1e-9, "nS"), new Figure("F", X, Y, Line).YScale);

    [Fact]
    public void XScale_LargeCounts_TakesAPowerOfTen()
    {
        var scale = new Figure("F", X, Y, new LineSeries("", [0, 2e6], [1, 2])).XScale;
        Assert.Equal((1e6, "×10⁶"), (scale.Factor, scale.Unit));
    }

    [Fact]
    public void YScale_StackedBars_CountsTheWholeStack()
    {
        var figure = new Figure("F", X.Of("a"), new Axis("Energy", "J"), new BarSeries("p", [600e-12]), new BarSeries("q", [700e-12])) { Bars = BarArrangement.Stacked };
        Assert.Equal("nJ", figure.YScale.Unit);
    }

    [Fact]
    public void Describe_Figure_TellsAxesAndSeries() => Assert.Equal(
        "F [Conductance in S against Pulse]\n  line 'up': 3 points, 1 nS to 3.5 nS", new Figure("F", X, Y, Line).Describe());

    [Fact]
    public void HeatMapSeries_WrongCategories_IsListed() => Assert.Contains(
        "must have 2 categories or none; got 1",
        Assert.Throws<InvalidDesignException>(() => new Figure("F", X.Of("a"), Y, new HeatMapSeries("v", "1", new double[3, 2]))).Message);

    [Fact]
    public void HeatMapSeries_ConstantCells_HasARange()
    {
        var range = new HeatMapSeries("v", "1", new double[,] { { 4, 4 } }).ColorRange();
        Assert.True(range.Minimum < range.Maximum);
    }

    [Fact]
    public void HeatMapSeries_AllBlank_IsRefused() => Assert.Throws<ArgumentException>(
        () => new HeatMapSeries("v", "1", new double[,] { { double.NaN } }));

    [Fact]
    public void FigureGrid_ProblemOfAPanel_NamesThePanel()
    {
        var grid = new FigureGrid("G", new Figure("F", X, Y.Logarithmic(), Line) { References = [ReferenceLine.Horizontal(-1, "r")] });
        Assert.StartsWith("Panel 'F': ReferenceLine 'r'", Assert.Single(grid.Problems()));
    }
}
