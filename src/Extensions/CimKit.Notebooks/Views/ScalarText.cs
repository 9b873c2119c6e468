using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace CimKit.Notebooks.Views;

/// <summary>Values that are one piece of text.</summary>
internal static class ScalarText
{
    /// <summary>The text of a value that has no parts worth showing; null for any other.</summary>
    public static string? Of(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "True" : "False",
        char character => character.ToString(),
        DateTime time => time.ToString("u", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("u", CultureInfo.InvariantCulture),
        Type type => TypeNames.Of(type),
        Exception exception => $"{TypeNames.Of(exception.GetType())}: {exception.Message}",
        Task task => $"{TypeNames.Of(task.GetType())} ({task.Status})",
        Delegate or MemberInfo or Assembly or Module or Enum or Version or Uri => value.ToString(),
        BigInteger or Complex or IntPtr or UIntPtr => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        IFormattable number when value.GetType().IsPrimitive || IsFramework(value.GetType()) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The value in one short line.</summary>
    public static string Summary(object? value)
    {
        if (Of(value) is { } scalar)
            return ViewLimits.Cut(scalar, ViewLimits.InnerText);
        var type = value!.GetType();
        return HasOwnText(type) ? ViewLimits.Cut(value.ToString() ?? "", ViewLimits.InnerText) : TypeNames.Of(type);
    }

    /// <summary>True if the type says itself how it reads.</summary>
    public static bool HasOwnText(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType);

    /// <summary>True for the runtime's own types: their properties are machinery, and reading them may block.</summary>
    public static bool IsFramework(Type type) => type.Namespace is { } name
        && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
}
