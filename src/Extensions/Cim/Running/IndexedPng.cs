using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using SkiaSharp;

namespace Cim.Running;

/// <summary>A PNG with a palette of at most 256 colours: a fifth of the size the drawing library writes.</summary>
internal static class IndexedPng
{
    private const int MostColours = 256;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>The same picture; if it has more colours, near ones become one.</summary>
    /// <param name="png">Any PNG.</param>
    public static byte[] Of(byte[] png)
    {
        using var picture = SKBitmap.Decode(png);
        var pixels = picture.Pixels;
        var shift = 0;
        while (pixels.Select(pixel => Bucket(pixel, shift)).Distinct().Count() > MostColours)
            shift++;
        var buckets = pixels.GroupBy(pixel => Bucket(pixel, shift)).OrderBy(group => group.Key).ToArray();
        var places = buckets.Select((group, place) => (group.Key, place)).ToDictionary(item => item.Key, item => (byte)item.place);
        var colours = buckets.Select(Mean).ToArray();
        using var stream = new MemoryStream();
        stream.Write(Signature);
        Write(stream, "IHDR"u8, Header(picture.Width, picture.Height));
        Write(stream, "PLTE"u8, [.. colours.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]);
        Write(stream, "tRNS"u8, [.. colours.Select(colour => colour.Alpha)]);
        Write(stream, "IDAT"u8, Rows(picture.Width, picture.Height, [.. pixels.Select(pixel => places[Bucket(pixel, shift)])]));
        Write(stream, "IEND"u8, []);
        return stream.ToArray();
    }

    private static uint Bucket(SKColor colour, int shift)
    {
        var kept = 0xffu >> shift << shift;
        return (uint)colour & (kept << 24 | kept << 16 | kept << 8 | kept);
    }

    private static SKColor Mean(IEnumerable<SKColor> colours)
    {
        byte Of(Func<SKColor, byte> part) => (byte)Math.Round(colours.Average(colour => (double)part(colour)));
        return new SKColor(Of(colour => colour.Red), Of(colour => colour.Green), Of(colour => colour.Blue), Of(colour => colour.Alpha));
    }

    // Eight bits for each pixel, palette, no interlace.
    private static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        return header;
    }

    // Each row begins with its filter: none.
    private static byte[] Rows(int width, int height, byte[] places)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize))
            for (var row = 0; row < height; row++)
            {
                zip.WriteByte(0);
                zip.Write(places, row * width, width);
            }
        return packed.ToArray();
    }

    private static void Write(Stream stream, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] named = [.. type, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(named));
        stream.Write(number);
    }
}
