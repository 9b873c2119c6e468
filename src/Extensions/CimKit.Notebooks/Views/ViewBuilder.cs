using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CimKit.Notebooks.Views;

/// <summary>Takes a value without formatter apart, within <see cref="ViewLimits"/>.</summary>
internal sealed class ViewBuilder
{
    private int _values;

    /// <summary>The view of a value.</summary>
    public static ValueView Build(object value) => new ViewBuilder().View(value, 0);

    private ValueView View(object? value, int depth)
    {
        if (ScalarText.Of(value) is { } text)
            return new TextView(depth == 0 ? text : ViewLimits.Cut(text, ViewLimits.InnerText));
        if (depth > 0 && OwnFormatters.Html(value!) is { } html)
            return new FormattedView(html, ScalarText.Summary(value));
        if (depth >= ViewLimits.Depth || ++_values > ViewLimits.Values)
            return new TextView(ScalarText.Summary(value));
        return value switch
        {
            IDictionary dictionary => Dictionary(dictionary, depth),
            Array { Rank: 2 } matrix => Matrix(matrix, depth),
            IEnumerable sequence => Sequence(sequence, depth),
            ITuple tuple => Tuple(tuple, depth),
            _ when ScalarText.IsFramework(value!.GetType()) && !value.GetType().Name.StartsWith("KeyValuePair", StringComparison.Ordinal) =>
                new TextView(ScalarText.Summary(value)),
            _ => Properties(value, depth),
        };
    }

    private static string More(int shown, int? total) => total is null ? "and more"
        : total > shown ? $"{total - shown} more" : "";

    private static int? Count(IEnumerable sequence) => sequence is ICollection collection ? collection.Count : null;

    private static bool IsInline(object? value) => ScalarText.Of(value) is { Length: <= 40 } text && !text.Contains('\n');

    private static (List<object?> Items, bool IsAll) Take(IEnumerable sequence, int limit)
    {
        var items = new List<object?>();
        foreach (var item in sequence)
        {
            if (items.Count == limit)
                return (items, false);
            items.Add(item);
        }

        return (items, true);
    }

    private ValueView Sequence(IEnumerable sequence, int depth)
    {
        var (items, isAll) = Take(sequence, ViewLimits.Items);
        var total = isAll ? items.Count : Count(sequence);
        if (items.TrueForAll(IsInline))
            return new ListView([.. items.Select(item => ScalarText.Of(item)!)], More(items.Count, total));
        var rows = items.Take(ViewLimits.Rows).ToArray();
        return Records(rows, More(rows.Length, total), depth) ?? new TableView(
            ["index", "value"],
            [.. rows.Select((item, index) => (IReadOnlyList<ValueView>)[new TextView($"{index}"), View(item, depth + 1)])],
            More(rows.Length, total));
    }

    /// <summary>Rows of values of one type, with its properties as columns; null if they are not such.</summary>
    private TableView? Records(object?[] rows, string more, int depth)
    {
        var type = rows[0]?.GetType();
        if (type is null || rows.Any(row => row?.GetType() != type || OwnFormatters.HasHtml(type) || row is IEnumerable or ITuple) || ScalarText.IsFramework(type))
            return null;
        var members = Members(type);
        if (members.Count is 0 or > ViewLimits.Columns)
            return null;
        return new TableView(
            [.. members.Select(member => member.Name)],
            [.. rows.Select(row => (IReadOnlyList<ValueView>)[.. members.Select(member => Member(row!, member, depth + 1))])],
            more);
    }

    private TableView Dictionary(IDictionary dictionary, int depth)
    {
        var rows = new List<IReadOnlyList<ValueView>>();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (rows.Count == ViewLimits.Rows)
                break;
            rows.Add([View(entry.Key, depth + 1), View(entry.Value, depth + 1)]);
        }

        return new TableView(["key", "value"], rows, More(rows.Count, dictionary.Count));
    }

    private TableView Matrix(Array matrix, int depth)
    {
        var (height, width) = (Math.Min(matrix.GetLength(0), ViewLimits.Rows), Math.Min(matrix.GetLength(1), ViewLimits.Columns));
        var rows = Enumerable.Range(0, height)
            .Select(row => (IReadOnlyList<ValueView>)[.. Enumerable.Range(0, width).Select(column => View(matrix.GetValue(row, column), depth + 1))]);
        var isCut = height < matrix.GetLength(0) || width < matrix.GetLength(1);
        return new TableView(
            [.. Enumerable.Range(0, width).Select(column => $"{column}")],
            [.. rows],
            isCut ? $"{matrix.GetLength(0)} × {matrix.GetLength(1)} in all" : "");
    }

    private ValueView Tuple(ITuple tuple, int depth)
    {
        var items = Enumerable.Range(0, tuple.Length).Select(index => tuple[index]).ToArray();
        return items.All(IsInline)
            ? new TextView($"({string.Join(", ", items.Select(ScalarText.Of))})")
            : new PropertiesView(
                "tuple", ScalarText.Summary(tuple), [.. items.Select((item, index) => ($"Item{index + 1}", View(item, depth + 1)))], 0);
    }

    private ValueView Properties(object value, int depth)
    {
        var members = Members(value.GetType());
        if (members.Count == 0)
            return new TextView(ScalarText.Summary(value));
        var shown = members.Take(ViewLimits.Columns).Select(member => (member.Name, Member(value, member, depth + 1))).ToArray();
        return new PropertiesView(TypeNames.Of(value.GetType()), ScalarText.Summary(value), shown, members.Count - shown.Length);
    }

    private static List<MemberInfo> Members(Type type) =>
    [
        .. type.GetMembers(BindingFlags.Instance | BindingFlags.Public)
            .Where(member => member is FieldInfo || (member is PropertyInfo property && IsPlain(property))),
    ];

    private static bool IsPlain(PropertyInfo property) => property.GetMethod is { IsPublic: true } getter
        && getter.GetParameters().Length == 0 && !getter.ReturnType.IsByRef && !getter.ReturnType.IsByRefLike && !getter.ReturnType.IsPointer;

    private ValueView Member(object owner, MemberInfo member, int depth)
    {
        try
        {
            return View(member is PropertyInfo property ? property.GetValue(owner) : ((FieldInfo)member).GetValue(owner), depth);
        }
        catch (TargetInvocationException problem)
        {
            return new TextView($"! {problem.InnerException?.GetType().Name}: {problem.InnerException?.Message}");
        }
    }
}
