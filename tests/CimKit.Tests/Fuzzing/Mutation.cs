using System.Text;
using System.Text.RegularExpressions;
using CimKit.Foundation;

namespace CimKit.Tests.Fuzzing;

/// <summary>Damage to files: the same number gives the same damage on every machine.</summary>
internal static partial class Mutation
{
    private static readonly string[] Numbers =
    [
        "NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1e-330", "-1", "0", "-0", "1", "2", "3", "4.5", "65536", "2147483647", "2147483648",
        "99999999999999999999", new('9', 4000), "0x10", "1,5", "", " ", "null", "true", "\"1\"", "[1]", "{}", "1e3", "+1", "٣", "1e300", "1e-300",
    ];

    private static readonly string[] Insertions =
    [
        "\0", "\uFEFF", "\u202E", "\r", "\n\n\n", "//", "/*", "\"", "\\ud800", "{", "}", "[", "]", ",", ",,,", ";", "#", "\t", "\"kind\": \"sram\",",
        "\u001b[31m", new('[', 5000), string.Concat(Enumerable.Repeat("{\"array\":", 3000)), new('a', 100_000),
    ];

    /// <summary>A damaged copy.</summary>
    /// <param name="file">The undamaged file.</param>
    /// <param name="number">Which damage.</param>
    /// <param name="isText">Whether damage of lines and numbers makes sense.</param>
    public static byte[] Of(byte[] file, int number, bool isText)
    {
        var random = new SeedTree(20_26)["fuzz"][number].ToRandom();
        var damaged = file;
        for (var times = random.Next(1, 4); times > 0; times--)
            damaged = Once(damaged, random, isText && random.Next(4) > 0);
        return damaged;
    }

    private static byte[] Once(byte[] file, Random random, bool isText) => file.Length == 0 ? [(byte)random.Next(256)]
        : isText ? OnceAsText(file, random)
        : random.Next(6) switch
        {
            0 => file[..random.Next(file.Length)],
            1 => Changed(file, random.Next(file.Length), (byte)(1 << random.Next(8))),
            2 => Spliced(file, random.Next(file.Length), random.Next(1, 200), []),
            3 => Spliced(file, random.Next(file.Length), 0, Bytes(random)),
            4 => Spliced(file, random.Next(file.Length), 8, BitConverter.GetBytes(random.Next(2) == 0 ? -1L : long.MaxValue)),
            _ => [.. file, .. file],
        };

    private static byte[] OnceAsText(byte[] file, Random random)
    {
        var text = Encoding.UTF8.GetString(file);
        return random.Next(10) switch
        {
            < 4 => Encoding.UTF8.GetBytes(WithNumber(text, random)),
            < 7 => Encoding.UTF8.GetBytes(WithLines(text, random)),
            7 => Encoding.UTF8.GetBytes(text.Insert(random.Next(text.Length + 1), Insertions[random.Next(Insertions.Length)])),
            _ => Recoded(text, random),
        };
    }

    private static string WithNumber(string text, Random random)
    {
        var numbers = Number().Matches(text);
        if (numbers.Count == 0)
            return text + Numbers[random.Next(Numbers.Length)];
        var number = numbers[random.Next(numbers.Count)];
        return text[..number.Index] + Numbers[random.Next(Numbers.Length)] + text[(number.Index + number.Length)..];
    }

    private static string WithLines(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var (first, second) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(4))
        {
            case 0:
                (lines[first], lines[second]) = (lines[second], lines[first]);
                break;
            case 1:
                lines.Insert(second, lines[first]);
                break;
            case 2:
                lines.RemoveAt(first);
                break;
            default:
                lines[first] = string.Concat(Enumerable.Repeat(lines[first], 40));
                break;
        }
        return string.Join(random.Next(3) == 0 ? "\r\n" : "\n", lines);
    }

    private static byte[] Recoded(string text, Random random) => random.Next(6) switch
    {
        0 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        1 => Encoding.BigEndianUnicode.GetBytes(text),
        2 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        3 => Encoding.UTF32.GetBytes(text),
        4 => Encoding.Latin1.GetBytes(text + "é"),
        _ => Encoding.UTF8.GetBytes(text.Replace("\n", "\r", StringComparison.Ordinal)),
    };

    private static byte[] Changed(byte[] file, int place, byte bits)
    {
        var copy = (byte[])file.Clone();
        copy[place] ^= bits;
        return copy;
    }

    private static byte[] Spliced(byte[] file, int place, int removed, byte[] added) =>
        [.. file[..place], .. added, .. file[Math.Min(file.Length, place + removed)..]];

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, 40)];
        random.NextBytes(bytes);
        return bytes;
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][+-]?\d+)?")]
    private static partial Regex Number();
}
