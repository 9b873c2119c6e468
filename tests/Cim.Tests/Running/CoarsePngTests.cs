using Cim.Running;
using CimKit.Extensions.Figures;
using CimKit.Reports;
using SkiaSharp;
using Xunit;

namespace Cim.Tests.Running;

public sealed class CoarsePngTests
{
    private static readonly Figure Chart = new(
        "Squares", new Axis("x"), new Axis("y"), new LineSeries("a", [0, 1, 2, 3], [0, 1, 4, 9]), new LineSeries("b", [0, 1, 2, 3], [9, 4, 1, 0]));

    [Fact]
    public void Of_Chart_IsSmallerAndLooksTheSame()
    {
        var png = ScottPlotRenderer.ToPng(Chart, new FigureSize(640, 400) { Scale = 1 });

        var coarse = CoarsePng.Of(png);

        Assert.InRange(coarse.Length, 100, png.Length * 3 / 4);
        using var before = SKBitmap.Decode(png);
        using var after = SKBitmap.Decode(coarse);
        Assert.Equal((before.Width, before.Height), (after.Width, after.Height));
        var seen = before.Pixels.Zip(after.Pixels).Where(pair => pair.First.Alpha == 255).ToArray();
        Assert.InRange(seen.Max(pair => Math.Abs(pair.First.Red - pair.Second.Red)), 1, 4);
    }

    [Fact]
    public void Of_FullColours_KeepsEachPixel()
    {
        using var picture = new SKBitmap(new SKImageInfo(3, 2, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        SKColor[] pixels = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.White, SKColors.Black, SKColors.Transparent];
        picture.Pixels = pixels;
        using var data = picture.Encode(SKEncodedImageFormat.Png, 100);

        using var after = SKBitmap.Decode(CoarsePng.Of(data.ToArray()));

        Assert.Equal(pixels.Take(5), after.Pixels.Take(5));
        Assert.Equal(0, after.Pixels[5].Alpha);
    }
}
