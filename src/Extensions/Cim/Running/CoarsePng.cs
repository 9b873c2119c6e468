using SkiaSharp;

namespace Cim.Running;

/// <summary>A PNG with 32 steps in each of red, green, blue and opacity: smoothed edges then repeat, and a chart shrinks by a quarter to a half.</summary>
internal static class CoarsePng
{
    private const int Steps = 31;

    // What repeats is found best in pixels that stay as they are.
    private static readonly SKPngEncoderOptions Smallest = new(SKPngEncoderFilterFlags.NoFilters, zLibLevel: 9);

    /// <summary>The same picture; a channel of a pixel moves by four of 255 at most.</summary>
    /// <param name="png">Any PNG.</param>
    public static byte[] Of(byte[] png)
    {
        using var picture = SKBitmap.Decode(png);
        using var coarse = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        coarse.Pixels = [.. picture.Pixels.Select(pixel => new SKColor(Step(pixel.Red), Step(pixel.Green), Step(pixel.Blue), Step(pixel.Alpha)))];
        using var pixels = coarse.PeekPixels();
        using var data = pixels.Encode(Smallest)
            ?? throw new InvalidOperationException($"No memory for a picture of {picture.Width} × {picture.Height} pixels.");
        return data.ToArray();
    }

    private static byte Step(byte channel) => (byte)((((((channel * Steps) + 127) / 255) * 255) + (Steps / 2)) / Steps);
}
