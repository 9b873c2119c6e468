using CimKit.Reports;
using Deedle;

namespace CimKit.Extensions.Interop;

/// <summary>Tables as Deedle frames and back.</summary>
public static class DeedleTables
{
    /// <summary>The table as a frame: rows numbered from 0, columns under their names, values in their units without prefix.</summary>
    /// <param name="table">Table to convert; numbers become <see cref="double"/>, whole numbers <see cref="long"/>, missing values stay missing.</param>
    public static Frame<int, string> ToFrame(this Table table) => new(
        table.Columns.Select(column => column.Name), table.Columns.Select(Series));

    /// <summary>The frame as a table; row keys that are not 0, 1, 2, … become the first column.</summary>
    /// <param name="frame">Frame to convert; columns of types that are not numbers become words.</param>
    /// <param name="title">What the table shows.</param>
    /// <param name="units">Unit of a column without prefix, by its name; <c>1</c> where it is missing.</param>
    /// <exception cref="Foundation.InvalidDesignException">Two columns have the same name.</exception>
    public static Table ToTable<TRow, TColumn>(
        this Frame<TRow, TColumn> frame, string title, IReadOnlyDictionary<string, string>? units = null)
        where TRow : notnull
        where TColumn : notnull
    {
        var columns = frame.ColumnKeys.Zip(frame.ColumnTypes).Select((column, index) =>
            Column(frame, index, Rendering.ScalarText.Of(column.First), column.Second, units));
        var keys = frame.RowKeys.ToArray();
        var isNumbered = keys.Select((key, i) => key is int number && number == i).All(same => same);
        return new Table(title, [.. isNumbered ? [] : new TableColumn[] { new TextColumn("Key", keys.Select(key => Rendering.ScalarText.Of(key))) }, .. columns]);
    }

    private static ISeries<int> Series(TableColumn column)
    {
        var rows = Enumerable.Range(0, column.Count);
        return column switch
        {
            NumberColumn numbers => Series(rows.Where(i => !double.IsNaN(numbers.Values[i])), i => numbers.Values[i], column.Count),
            IntegerColumn integers => Series(rows.Where(i => integers.Values[i] is not null), i => integers.Values[i]!.Value, column.Count),
            _ => Series(rows, column.Raw, column.Count),
        };
    }

    private static Series<int, T> Series<T>(IEnumerable<int> rows, Func<int, T> value, int count)
    {
        var present = rows.ToArray();
        var series = new Series<int, T>(present, [.. present.Select(value)]);
        return present.Length == count ? series : series.Realign(Enumerable.Range(0, count));
    }

    private static TableColumn Column<TRow, TColumn>(
        Frame<TRow, TColumn> frame, int index, string name, Type type, IReadOnlyDictionary<string, string>? units)
        where TRow : notnull
        where TColumn : notnull
    {
        var unit = units?.GetValueOrDefault(name) ?? "1";
        var rows = Enumerable.Range(0, frame.RowCount);
        if (type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte))
        {
            var integers = frame.GetColumnAt<long>(index);
            return new IntegerColumn(name, unit, rows.Select(i => integers.TryGetAt(i) is { HasValue: true } value ? (long?)value.Value : null));
        }
        if (type == typeof(double) || type == typeof(float) || type == typeof(decimal))
        {
            var numbers = frame.GetColumnAt<double>(index);
            return new NumberColumn(name, unit, rows.Select(i => numbers.TryGetAt(i) is { HasValue: true } value ? value.Value : double.NaN));
        }
        var words = frame.GetColumnAt<object>(index);
        return new TextColumn(name, rows.Select(i => words.TryGetAt(i) is { HasValue: true } value ? Rendering.ScalarText.Of(value.Value) : ""));
    }
}
