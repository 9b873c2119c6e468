using Cim.Running;
using CimKit.Extensions.Figures;
using CimKit.Reports;
using SkiaSharp;
using Xunit;

namespace Cim.Tests.Running;

public sealed class IndexedPngTests
{
    private static readonly Figure Chart = new(
        "Squares", new Axis("x"), new Axis("y"), new LineSeries("a", [0, 1, 2, 3], [0, 1, 4, 9]), new LineSeries("b", [0, 1, 2, 3], [9, 4, 1, 0]));

    [Fact]
    public void Of_Chart_IsSmallerAndLooksTheSame()
    {
        var png = ScottPlotRenderer.ToPng(Chart);
        var indexed = IndexedPng.Of(png);
        Assert.InRange(indexed.Length, 100, png.Length / 2);
        using var before = SKBitmap.Decode(png);
        using var after = SKBitmap.Decode(indexed);
        Assert.Equal((before.Width, before.Height), (after.Width, after.Height));
        var distance = before.Pixels.Zip(after.Pixels).Max(pair => Math.Abs(pair.First.Alpha - pair.Second.Alpha));
        Assert.InRange(distance, 0, 32);
    }

    [Fact]
    public void Of_FewColours_KeepsEachPixel()
    {
        using var picture = new SKBitmap(new SKImageInfo(3, 2, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        SKColor[] pixels = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.White, SKColors.Black, SKColors.Red];
        picture.Pixels = pixels;
        using var data = picture.Encode(SKEncodedImageFormat.Png, 100);
        using var after = SKBitmap.Decode(IndexedPng.Of(data.ToArray()));
        Assert.Equal(pixels, after.Pixels);
    }
}
