using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class PublishedComparisonTests
{
    private static readonly PublishedValue Near = new("a", "%", 98.73, 98.7347) { Source = "[Lee2024]" };
    private static readonly PublishedValue Far = new("b", "%", 80, 79.8);

    [Fact]
    public void Table_SmallErrors_HaveFourDecimals_LargeOnesOne()
    {
        Assert.Equal("0.0048", PublishedComparison.ToTable("t", Near)["Error"].Show(0));
        Assert.Equal(["0", "−0.3"], Enumerable.Range(0, 2).Select(PublishedComparison.ToTable("t", Near, Far)["Error"].Show));
    }

    [Fact]
    public void Table_Source_IsAColumnIfOneIsNamed()
    {
        Assert.Equal(["[Lee2024]", ""], Enumerable.Range(0, 2).Select(PublishedComparison.ToTable("t", Near, Far)["Source"].Show));
        Assert.Equal(["Quantity", "Published", "Ours", "Error"], PublishedComparison.ToTable("t", Far).Columns.Select(column => column.Name));
    }

    [Fact]
    public void Figure_Values_StandSideBySide()
    {
        var figure = PublishedComparison.ToFigure("t", new Axis("Accuracy", "%"), Near, Far);

        Assert.Equal(["a", "b"], figure.X.Categories);
        Assert.Equal([98.73, 80], ((BarSeries)figure.Series[0]).Values);
        Assert.Equal([98.7347, 79.8], ((BarSeries)figure.Series[1]).Values);
    }

    [Fact]
    public void Figure_AnotherUnit_IsRefused() => Assert.Contains(
        "values must be in S like the axis 'G'; got 'a' in %.",
        Assert.Throws<ArgumentException>(() => PublishedComparison.ToFigure("t", new Axis("G", "S"), Near)).Message, StringComparison.Ordinal);
}
