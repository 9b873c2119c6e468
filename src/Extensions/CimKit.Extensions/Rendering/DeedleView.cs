using System.Reflection;
using Deedle;

namespace CimKit.Extensions.Rendering;

/// <summary>Deedle frames and series as grids: the first rows and columns, keys on the left.</summary>
internal static class DeedleView
{
    /// <summary>A frame or series of any key and value types.</summary>
    public static Grid Of(object value)
    {
        var type = value.GetType();
        while (!type.IsGenericType || (type.GetGenericTypeDefinition() != typeof(Frame<,>) && type.GetGenericTypeDefinition() != typeof(Series<,>)))
            type = type.BaseType ?? throw new ArgumentException($"{value.GetType().Name} is neither a frame nor a series.", nameof(value));
        var name = type.GetGenericTypeDefinition() == typeof(Frame<,>) ? nameof(OfFrame) : nameof(OfSeries);
        return (Grid)typeof(DeedleView).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [value])!;
    }

    private static Grid OfFrame<TRow, TColumn>(Frame<TRow, TColumn> frame)
    {
        var (rows, columns) = (Math.Min(frame.RowCount, Grid.MaximumRows), Math.Min(frame.ColumnCount, Grid.MaximumColumns));
        var data = Enumerable.Range(0, columns).Select(frame.GetColumnAt<object>).ToArray();
        return new Grid(
            $"Frame, {frame.RowCount} rows × {frame.ColumnCount} columns",
            [.. frame.ColumnKeys.Take(columns).Select(key => ScalarText.Of(key)).Prepend("")],
            [.. frame.ColumnTypes.Take(columns).Select(ScalarText.IsNumber).Prepend(false)],
            [.. frame.RowKeys.Take(rows).Select((key, row) => (IReadOnlyList<string>)[ScalarText.Of(key), .. data.Select(column => Value(column.TryGetAt(row)))])],
            Grid.Omitted(frame.RowCount, rows, frame.ColumnCount, columns));
    }

    private static Grid OfSeries<TKey, TValue>(Series<TKey, TValue> series)
    {
        var rows = Math.Min(series.KeyCount, Grid.MaximumRows);
        return new Grid(
            $"Series, {series.KeyCount} values", [], [false, ScalarText.IsNumber(typeof(TValue))],
            [.. series.Keys.Take(rows).Select((key, row) => (IReadOnlyList<string>)[ScalarText.Of(key), Value(series.TryGetAt(row))])],
            Grid.Omitted(series.KeyCount, rows, 0, 0));
    }

    private static string Value<T>(OptionalValue<T> value) => value.HasValue ? ScalarText.Of(value.Value) : "–";
}
