using System.Globalization;
using SkiaSharp;

namespace Cim.Redrawing;

/// <summary>How a picture differs from the one that is kept.</summary>
internal static class PictureDifference
{
    private const int LeastShown = 48;

    /// <summary>What differs, in words; null if every byte is the same.</summary>
    /// <param name="kept">The picture in the repository.</param>
    /// <param name="drawn">The new one.</param>
    /// <param name="image">Where a picture of the difference is written, if both are bitmaps of one size and pixels differ.</param>
    public static string? Of(string kept, string drawn, string image)
    {
        var (old, now) = (File.ReadAllBytes(kept), File.ReadAllBytes(drawn));
        var first = old.AsSpan().CommonPrefixLength(now);
        if (first == old.Length && first == now.Length)
            return null;
        var bytes = string.Create(CultureInfo.InvariantCulture, $"{old.Length:N0} bytes kept, {now.Length:N0} drawn, the first difference at byte {first:N0}");
        return Path.GetExtension(kept) == ".png" ? $"{Pixels(old, now, image)}; {bytes}" : bytes;
    }

    private static string Pixels(byte[] kept, byte[] drawn, string image)
    {
        using var old = SKBitmap.Decode(kept);
        using var now = SKBitmap.Decode(drawn);
        if (old is null || now is null)
            return "not a picture";
        if (old.Info.Size != now.Info.Size)
            return string.Create(CultureInfo.InvariantCulture, $"{old.Width} × {old.Height} pixels kept, {now.Width} × {now.Height} drawn");
        var (before, after) = (old.Pixels, now.Pixels);
        var differences = before.Zip(after, Distance).ToArray();
        var count = differences.Count(difference => difference > 0);
        if (count == 0)
            return "the same pixels, other texts in the file";
        Write(differences, old.Width, old.Height, image);
        return string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {differences.Length:N0} pixels, by up to {differences.Max()} of 255, see {image}");
    }

    private static byte Distance(SKColor one, SKColor other) => (byte)new[]
    {
        Math.Abs(one.Red - other.Red), Math.Abs(one.Green - other.Green), Math.Abs(one.Blue - other.Blue), Math.Abs(one.Alpha - other.Alpha),
    }.Max();

    // Black where nothing changed; the smallest difference can be seen too.
    private static void Write(byte[] differences, int width, int height, string path)
    {
        using var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        picture.Pixels = [.. differences.Select(difference => difference == 0 ? SKColors.Black : new SKColor(Math.Max(difference, (byte)LeastShown), (byte)(difference / 2), 0))];
        using var data = picture.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
    }
}
