using CimKit.Foundation;
using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class RectangleTests
{
    private static readonly RectangleSeries Series = new("layer 1", new Rectangle(0, 0, 1, 2), new Rectangle(1, 0, 1, 2));

    [Fact]
    public void Series_Bounds_AreThoseOfTheRectangles()
    {
        Assert.Equal((0, 2), (Series.XValues.Min(), Series.XValues.Max()));
        Assert.Equal((0, 2), (Series.YValues.Min(), Series.YValues.Max()));
    }

    [Theory, InlineData(0.0), InlineData(-1.0), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Series_ImpossibleSide_NamesTheRectangle(double width) => Assert.Contains(
        "Rectangles[1]", Assert.Throws<ArgumentException>(
            () => new RectangleSeries("layer 1", new Rectangle(0, 0, 1, 1), new Rectangle(0, 0, width, 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Series_Empty_IsRefused() => Assert.Contains(
        "at least 1 rectangle", Assert.Throws<ArgumentException>(() => new RectangleSeries("layer 1")).Message, StringComparison.Ordinal);

    [Fact]
    public void Figure_Axes_MustBeLinearNumbers() => Assert.Equal(2, Assert.Throws<InvalidDesignException>(
        () => new Figure("Chip", new Axis("Width", "m").Of("a"), new Axis("Height", "m").Logarithmic(), Series)).Problems.Count);

    [Fact]
    public void FigureToScale_Axes_MustShareTheirUnit() => Assert.Contains(
        "linear axes of one unit", (new Figure("Chip", new Axis("Width", "m"), new Axis("Height", "s"), Series) with { IsToScale = true })
            .Problems().Single(), StringComparison.Ordinal);

    [Fact]
    public void FigureToScale_Axes_ShareTheirPrefix()
    {
        var strip = new Figure("Strip", new Axis("Width", "m"), new Axis("Height", "m"), new RectangleSeries("", new Rectangle(0, 0, 0.5, 0.0005)));

        Assert.NotEqual(strip.XScale, strip.YScale);
        Assert.Equal("mm", (strip with { IsToScale = true }).XScale.Unit);
        Assert.Equal("mm", (strip with { IsToScale = true }).YScale.Unit);
    }
}
