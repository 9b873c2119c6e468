using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using CimKit.Foundation;

namespace CimKit.Extensions.Rendering;

/// <summary>A record of CimKit as its properties with units; records inside it open on a click.</summary>
internal static class RecordView
{
    private const int Depth = 4;

    private const int Items = 12;

    /// <summary>True for public records: classes and structs whose values are their properties.</summary>
    public static bool IsRecord(Type type) =>
        type is { IsPublic: true, IsAbstract: false, IsGenericTypeDefinition: false }
        && (type.GetMethod("<Clone>$") is not null
            || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null));

    /// <summary>The record as a tree of names and values.</summary>
    public static PropertyTree Of(object record) => new(record.GetType().Name, Describe(record), Children(record, 1));

    private static IReadOnlyList<PropertyTree> Children(object record, int depth) =>
    [
        .. record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)
            .Select(property => Child(property, record, depth)),
    ];

    private static PropertyTree Child(PropertyInfo property, object record, int depth)
    {
        object? value;
        try
        {
            value = property.GetValue(record);
        }
        catch (TargetInvocationException problem)
        {
            return new PropertyTree(property.Name, $"({problem.InnerException!.GetType().Name})", []);
        }
        return Node(property.Name, value, property.GetCustomAttribute<UnitAttribute>()?.Symbol ?? "1", depth);
    }

    private static PropertyTree Node(string name, object? value, string unit, int depth)
    {
        if (value is string or null)
            return new PropertyTree(name, value is null ? "–" : ScalarText.Of(value), []);
        if (value is IEnumerable items)
            return Collection(name, items, unit, depth);
        if (IsCimKit(value.GetType()))
            return new PropertyTree(name, Describe(value), depth < Depth ? Children(value, depth + 1) : []);
        return new PropertyTree(name, Scalar(value, unit), []);
    }

    private static PropertyTree Collection(string name, IEnumerable items, string unit, int depth)
    {
        var shown = items.Cast<object?>().Take(Items + 1).ToArray();
        var count = items is ICollection collection ? collection.Count : Count(items);
        var more = count > Items ? $", … ({count} in all)" : "";
        if (shown.All(item => item is null || !IsCimKit(item.GetType())))
            return new PropertyTree(name, count == 0 ? "none" : string.Join(", ", shown.Take(Items).Select(item => Scalar(item, unit))) + more, []);
        return new PropertyTree(
            name, $"{count} items",
            depth < Depth ? [.. shown.Take(Items).Select((item, i) => Node(FormattableString.Invariant($"{i}"), item, unit, depth + 1))] : []);
    }

    private static int Count(IEnumerable items)
    {
        var count = 0;
        foreach (var _ in items)
            count++;
        return count;
    }

    private static string Scalar(object? value, string unit) => value switch
    {
        double number => Si.Format(number, unit),
        float number => Si.Format(number, unit),
        int or long when unit != "1" => Si.Format(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), unit),
        _ when value?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>) =>
            $"{type.GetProperty(nameof(ReadOnlyMemory<>.Length))!.GetValue(value)} values of {type.GetGenericArguments()[0].Name}",
        _ => ScalarText.Of(value),
    };

    /// <summary>What stands beside a record before it is opened: its own short text, or its type and its name if it has one.</summary>
    private static string Describe(object record)
    {
        var type = record.GetType();
        if (type.GetMethod(nameof(ToString), []) is { } text && text.DeclaringType == type && !text.IsDefined(typeof(CompilerGeneratedAttribute)))
            return Grid.Cut(record.ToString() ?? "");
        return type.GetProperty("Name") is { } property && property.PropertyType == typeof(string) && property.GetValue(record) is string name
            ? $"{type.Name} '{Grid.Cut(name)}'"
            : type.Name;
    }

    private static bool IsCimKit(Type type) =>
        !type.IsEnum && (type.Namespace == nameof(CimKit) || type.Namespace?.StartsWith("CimKit.", StringComparison.Ordinal) == true);
}
