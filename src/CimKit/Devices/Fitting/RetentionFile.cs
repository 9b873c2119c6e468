namespace CimKit.Devices.Fitting;

/// <summary>Reads conductance over time from separated values: columns time and conductance with units, and cell if there are several.</summary>
/// <example><code>var fit = RetentionFit.PowerLaw(series.Times, series.Conductances);</code></example>
public static class RetentionFile
{
    /// <summary>The cells of a file; <c>.gz</c> is unpacked.</summary>
    /// <exception cref="InvalidDataException">Columns, units or numbers are wrong, or times do not ascend; all problems are listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<RetentionSeries> Load(string path)
    {
        using var reader = MeasuredFile.Open(path);
        return Read(reader, Path.GetFileName(path));
    }

    /// <summary>The cells of a text.</summary>
    /// <param name="text">Read to its end, not closed.</param>
    /// <param name="name">How messages name it.</param>
    /// <exception cref="InvalidDataException">Columns, units or numbers are wrong, or times do not ascend; all problems are listed.</exception>
    public static IReadOnlyList<RetentionSeries> Read(TextReader text, string name)
    {
        var table = new MeasuredTable(text, name);
        var (time, conductance, cell) = (table.Find("time"), table.Find("conductance"), table.Find("cell", isNeeded: false));
        var timeUnit = time < 0 ? null : table.Unit(time, null, "s");
        var unit = conductance < 0 ? null : table.Unit(conductance, null, "S");
        table.ThrowIfAny();
        var cells = new Dictionary<string, (List<double> Times, List<double> Values)>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows; row++)
        {
            var key = cell < 0 ? "cell" : table.Text(row, cell);
            if (!cells.TryGetValue(key, out var series))
                cells[key] = series = ([], []);
            Add(table, row, (time, timeUnit!), (conductance, unit!), key, series);
        }
        table.ThrowIfAny();
        return cells.Select(pair => new RetentionSeries(pair.Key, pair.Value.Times, pair.Value.Values)).ToArray();
    }

    private static void Add(
        MeasuredTable table, int row, (int Index, string Unit) time, (int Index, string Unit) conductance, string cell,
        (List<double> Times, List<double> Values) series)
    {
        foreach (var column in new[] { time.Index, conductance.Index }.Where(column => table.Text(row, column).Length == 0))
            table.Problem($"line {table.Line(row)}, column '{table.Headers[column].Text}': is empty.");
        if (table.Number(row, time.Index) is not { } t || table.Number(row, conductance.Index) is not { } g)
            return;
        var (seconds, siemens) = (MeasuredUnit.ToSi(t, time.Unit), MeasuredUnit.ToSi(g, conductance.Unit));
        if (series.Times.Count > 0 && seconds <= series.Times[^1])
            table.Problem($"line {table.Line(row)}: times of '{cell}' must ascend; {table.Text(row, time.Index)} {time.Unit} follows {series.Times[^1]:G6} s.");
        if (siemens < 0)
            table.Problem($"line {table.Line(row)}, column '{table.Headers[conductance.Index].Text}': must be 0 or greater; got {table.Text(row, conductance.Index)}.");
        series.Times.Add(seconds);
        series.Values.Add(siemens);
    }
}
