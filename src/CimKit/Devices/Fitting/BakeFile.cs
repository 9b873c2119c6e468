namespace CimKit.Devices.Fitting;

/// <summary>Reads retention bakes from separated values.</summary>
/// <example><code>var table = BakeTable.Of(BakeFile.Load("bake.csv.gz"));</code></example>
public static class BakeFile
{
    /// <summary>The cells of a file; <c>.gz</c> is unpacked.</summary>
    /// <exception cref="InvalidDataException">Columns, units or numbers are wrong; all problems are listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<BakedCell> Load(string path, BakeFormat? format = null)
    {
        using var reader = MeasuredFile.Open(path);
        return Read(reader, Path.GetFileName(path), format);
    }

    /// <summary>The cells of a text.</summary>
    /// <param name="text">Read to its end, not closed.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="format">Headings.</param>
    /// <exception cref="InvalidDataException">Columns, units or numbers are wrong; all problems are listed.</exception>
    public static IReadOnlyList<BakedCell> Read(TextReader text, string name, BakeFormat? format = null)
    {
        format ??= new BakeFormat();
        var table = new MeasuredTable(text, name);
        var temperature = Column(table, format.Temperature, "K");
        var time = Column(table, format.Time, "s");
        var before = Column(table, format.Before, "S");
        var after = Column(table, format.After, "S");
        table.ThrowIfAny();
        var cells = Enumerable.Range(0, table.Rows).Select(row => new BakedCell(
            At(table, row, temperature, 0), At(table, row, time, 0), At(table, row, before, 0), At(table, row, after, 0))).ToArray();
        table.ThrowIfAny();
        return cells;
    }

    private static (int Index, string Unit) Column(MeasuredTable table, string name, string quantity)
    {
        var index = table.Find(name);
        return (index, index < 0 ? "" : table.Unit(index, null, quantity) ?? "");
    }

    private static double At(MeasuredTable table, int row, (int Index, string Unit) column, double smallest)
    {
        if (table.Text(row, column.Index).Length == 0)
            table.Problem($"line {table.Line(row)}, column '{table.Headers[column.Index].Text}': is empty.");
        if (table.Number(row, column.Index) is not { } number)
            return double.NaN;
        var value = MeasuredUnit.ToSi(number, column.Unit);
        if (value < smallest)
            table.Problem($"line {table.Line(row)}, column '{table.Headers[column.Index].Text}': must be {smallest} {MeasuredUnit.Find(column.Unit)!.Value.Quantity} or greater; got {table.Text(row, column.Index)}.");
        return value;
    }
}
