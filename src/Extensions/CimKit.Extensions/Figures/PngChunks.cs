using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace CimKit.Extensions.Figures;

/// <summary>Adds texts and the resolution to a PNG. Source: PNG specification, third edition, 11.3.3 and 11.3.4.</summary>
internal static class PngChunks
{
    // Signature (8) and header chunk (25): what is added stands behind them.
    private const int HeaderEnd = 33;

    private const int LongestKeyword = 79;

    /// <summary>The picture with one international text chunk for each text.</summary>
    /// <param name="png">A whole PNG.</param>
    /// <param name="texts">Keywords and texts.</param>
    /// <param name="resolution">Pixels of an inch; null to leave it open.</param>
    public static byte[] Add(byte[] png, IEnumerable<(string Keyword, string Text)> texts, double? resolution)
    {
        using var stream = new MemoryStream();
        stream.Write(png.AsSpan(0, HeaderEnd));
        if (resolution is { } dots)
            Write(stream, "pHYs", Physical((uint)Math.Round(dots / 0.0254)));
        foreach (var (keyword, text) in texts)
            Write(stream, "iTXt", [.. Keyword(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text.Replace('\0', ' '))]);
        stream.Write(png.AsSpan(HeaderEnd));
        return stream.ToArray();
    }

    // Keywords are printable Latin-1 without spaces at the ends.
    private static byte[] Keyword(string name)
    {
        var printable = string.Concat(name.Select(letter => letter is (>= ' ' and <= '~') or (>= '\u00a1' and <= '\u00ff') ? letter : '_')).Trim();
        return Encoding.Latin1.GetBytes(printable.Length == 0 ? "Comment" : printable[..Math.Min(printable.Length, LongestKeyword)].Trim());
    }

    private static byte[] Physical(uint perMetre)
    {
        var data = new byte[9];
        BinaryPrimitives.WriteUInt32BigEndian(data, perMetre);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(4), perMetre);
        data[8] = 1; // metres
        return data;
    }

    private static void Write(MemoryStream stream, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        stream.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(typed));
        stream.Write(number);
    }
}
