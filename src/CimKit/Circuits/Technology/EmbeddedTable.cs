using System.Globalization;
using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>A table shipped inside the library: comma separated, first line holds the column names.</summary>
internal static class EmbeddedTable
{
    internal static IReadOnlyList<Row> Read(string name)
    {
        var assembly = typeof(EmbeddedTable).Assembly;
        using var stream = assembly.GetManifestResourceStream("CimKit.Circuits.Technology.Tables." + name)
            ?? throw new InvalidDesignException("Technology tables", [$"The table '{name}' is not in the library."]);
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var columns = lines[0].Split(',').Select((column, index) => (column, index)).ToDictionary();
        return [.. lines.Skip(1).Select(line => new Row(columns, line.Split(',')))];
    }

    internal sealed class Row(Dictionary<string, int> columns, string[] cells)
    {
        internal string Text(string column) => cells[columns[column]];

        internal double Number(string column) => Text(column) is { Length: > 0 } text ? Parse(text) : 0;

        internal int Count(string column) => (int)Number(column);

        internal static double Parse(string text) =>
            text == "inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);
    }
}
