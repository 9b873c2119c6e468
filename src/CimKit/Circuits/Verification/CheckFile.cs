using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CimKit.Circuits.Verification;

/// <summary>Reads check values: comma-separated rows, or one JSON record a line; compressed with gzip or not.</summary>
public static class CheckFile
{
    /// <summary>The check values of a file.</summary>
    /// <param name="stream">Content; read to its end, not closed.</param>
    /// <exception cref="InvalidDataException">A line is not of either format; the message names it.</exception>
    public static IReadOnlyList<CheckValue> Read(Stream stream)
    {
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        memory.Position = 0;
        var isCompressed = memory.ReadByte() == 0x1f && memory.ReadByte() == 0x8b;
        memory.Position = 0;
        using Stream content = isCompressed ? new GZipStream(memory, CompressionMode.Decompress) : memory;
        using var reader = new StreamReader(content, Encoding.UTF8);
        var values = new List<CheckValue>();
        var line = 0;
        while (Line(reader, line + 1) is { } text)
        {
            line++;
            if (text.Length > 0)
                Add(values, line, text);
        }
        return values;
    }

    private static string? Line(StreamReader reader, int line)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException damaged)
        {
            throw new InvalidDataException($"Line {line}: the compressed data are damaged from here on: {damaged.Message}", damaged);
        }
    }

    private static void Add(List<CheckValue> values, int line, string text)
    {
        try
        {
            if (text[0] == '{')
                values.AddRange(UnitRecord.Read(line, text));
            else if (!text.StartsWith("module,", StringComparison.Ordinal))
                values.Add(Row(line, text));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Line {line}: not one whole JSON record: it breaks off or errs at byte {error.BytePositionInLine + 1}.", error);
        }
        catch (Exception error) when (error is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"Line {line}: {error.Message}", error);
        }
    }

    private static CheckValue Row(int line, string text)
    {
        var cells = Cells(text);
        if (cells.Count != 5)
            throw new FormatException($"a row must have 5 cells (module, parameters, quantity, value, unit); got {cells.Count}.");
        var ofChip = cells[1].StartsWith('V') && cells[1].Contains("; ", StringComparison.Ordinal);
        return new CheckValue(
            line, cells[0], CheckParameters.Parse(cells[1], splitsBlanks: ofChip), cells[2], Number(cells[3]), cells[4])
        {
            Resolution = cells[0] is "ChipRun" or "TrainRun" ? HalfDigit(cells[3]) : 0,
        };
    }

    // Summaries of chips are printed with six digits or more, zeros at the end left out.
    private static double HalfDigit(string text)
    {
        var number = Number(text);
        var digits = Math.Max(text.Split('e')[0].TrimStart('-', '0', '.').Count(char.IsAsciiDigit), 6);
        return number == 0 || !double.IsFinite(number) ? 0 : 0.5 * Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(number))) - digits + 1);
    }


    private static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" or "-nan" => double.NaN,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new FormatException($"value must be a number, inf or nan; got '{text}'."),
    };

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
                isQuoted = !isQuoted;
            else if (letter == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(letter);
        }
        if (isQuoted)
            throw new FormatException("a quotation mark is opened and not closed.");
        cells.Add(cell.ToString());
        return cells;
    }
}
