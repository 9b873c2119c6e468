namespace CimKit.Devices.Fitting;

/// <summary>Reads repeated reads of cells: one column a cell, one row a sample.</summary>
public static class ReadNoiseFile
{
    /// <summary>Samples in siemens by heading, every column but the sample number; <c>.gz</c> is unpacked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sample">Heading of the sample number, which must count up by one; null if there is none.</param>
    /// <exception cref="InvalidDataException">Columns, units or numbers are wrong; all problems are listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<double>> Load(string path, string? sample = "sample")
    {
        using var reader = MeasuredFile.Open(path);
        return Read(reader, Path.GetFileName(path), sample);
    }

    /// <summary>Samples in siemens by heading, every column but the sample number.</summary>
    /// <param name="text">Read to its end, not closed.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="sample">Heading of the sample number, which must count up by one; null if there is none.</param>
    /// <exception cref="InvalidDataException">Columns, units or numbers are wrong; all problems are listed.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<double>> Read(TextReader text, string name, string? sample = "sample")
    {
        var table = new MeasuredTable(text, name);
        var number = sample is null ? -1 : table.Find(sample);
        var columns = Enumerable.Range(0, table.Headers.Count).Where(column => column != number).ToArray();
        var units = columns.ToDictionary(column => column, column => table.Unit(column, null, "S"));
        table.ThrowIfAny();
        for (var row = 1; row < table.Rows && number >= 0; row++)
            if (table.Number(row, number) != table.Number(row - 1, number) + 1)
                table.Problem($"line {table.Line(row)}, column '{sample}': samples must count up by one; {table.Text(row, number)} follows {table.Text(row - 1, number)}.");
        var cells = columns.ToDictionary(column => table.Headers[column].Text, column => Samples(table, column, units[column]!));
        table.ThrowIfAny();
        return cells;
    }

    private static IReadOnlyList<double> Samples(MeasuredTable table, int column, string unit) =>
        Enumerable.Range(0, table.Rows).Select(row =>
        {
            if (table.Text(row, column).Length == 0)
                table.Problem($"line {table.Line(row)}, column '{table.Headers[column].Text}': is empty.");
            return table.Number(row, column) is { } number ? MeasuredUnit.ToSi(number, unit) : double.NaN;
        }).ToArray();
}
