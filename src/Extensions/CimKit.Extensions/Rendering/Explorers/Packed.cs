using CimKit.Reports.Explorers;

namespace CimKit.Extensions.Rendering.Explorers;

/// <summary>Numbers as few letters of a page.</summary>
internal static class Packed
{
    /// <summary>Five digits are more than a pixel shows.</summary>
    public static double Short(double value, int digits = 5)
    {
        if (value == 0 || !double.IsFinite(value))
            return 0;
        var power = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return power is < 0 or > 15 ? double.Parse(value.ToString("G" + digits, System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) : Math.Round(value, power);
    }

    /// <summary>A cost for people: areas in mm² unless they are tiny.</summary>
    public static string Text(double value, string unit) => unit == "m²" && value >= 1e-9
        ? FormattableString.Invariant($"{value / 1e-6:G4} mm²")
        : Foundation.Si.Format(value, unit);

    /// <summary>Pixels of a map, 8 / bits of them in a byte, the first in the lowest bits.</summary>
    public static IEnumerable<byte> Bytes(PixelMap map, int bits, Func<double, double> code)
    {
        var (values, per) = (map.Values.ToArray(), 8 / bits);
        for (var first = 0; first < values.Length; first += per)
        {
            var packed = 0;
            for (var index = first; index < Math.Min(first + per, values.Length); index++)
                packed |= (int)Math.Round(code(values[index])) << (bits * (index - first));
            yield return (byte)packed;
        }
    }

    /// <summary>Numbers as 32-bit floats, the lowest byte first.</summary>
    public static string Floats(IEnumerable<double> values)
    {
        using var stream = new MemoryStream();
        Span<byte> four = stackalloc byte[4];
        foreach (var value in values)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(four, (float)value);
            stream.Write(four);
        }
        return Convert.ToBase64String(stream.ToArray());
    }
}
