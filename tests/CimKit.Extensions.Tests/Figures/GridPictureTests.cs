using CimKit.Extensions.Figures;
using CimKit.Reports;
using SkiaSharp;

namespace CimKit.Extensions.Tests.Figures;

public sealed class GridPictureTests
{
    [Fact]
    public void ToPng_Grid_ShowsTitleAndEveryPanel()
    {
        var panel = new Figure("panel", new Axis("x"), new Axis("y"), new LineSeries("line", [1, 3, 2]));
        using var picture = SKBitmap.Decode(ScottPlotRenderer.ToPng(new FigureGrid("grid", panel, panel), new FigureSize(800, 350) { Scale = 1 }));

        Assert.True(HasInk(picture, 0, 0, 800, 30), "The title is missing.");
        Assert.True(HasInk(picture, 0, 34, 400, 350), "The first panel is missing.");
        Assert.True(HasInk(picture, 400, 34, 800, 350), "The second panel is missing.");
    }

    private static bool HasInk(SKBitmap picture, int left, int top, int right, int bottom) =>
        Enumerable.Range(top, bottom - top).Any(y => Enumerable.Range(left, right - left).Any(x => picture.GetPixel(x, y).Alpha > 64));
}
