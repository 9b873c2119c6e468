using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Designs.Files;

/// <summary>What a property may be, in words. Ranges are asked of the property itself, so that they are written down once.</summary>
internal static class AllowedValues
{
    /// <summary>Range of a number as its record states it, for example <c>1 to 1024 bit</c>; null if the record checks none.</summary>
    /// <param name="property">The property.</param>
    /// <param name="scratch">An object of its type that may be changed.</param>
    internal static string? Range(JsonPropertyInfo property, object scratch)
    {
        object? impossible = Plain(property) switch
        {
            var type when type == typeof(int) => int.MinValue,
            var type when type == typeof(double) => double.NaN,
            _ => null,
        };
        if (impossible is null)
            return null;
        if (Choices(property) is { } choices)
            return "one of " + string.Join(", ", choices);
        try
        {
            property.Set!(scratch, impossible);
            return null;
        }
        catch (ArgumentException error)
        {
            return error.Data[Require.Allowed] as string;
        }
    }

    /// <summary>Numbers of which the property is one; null if there is no list.</summary>
    internal static IReadOnlyList<int>? Choices(JsonPropertyInfo property) =>
        property is { Name: "nanometres", DeclaringType: var type } && type == typeof(ProcessDesign) ? TechnologyCatalog.Nodes : null;

    internal static string Words(JsonPropertyInfo property, object scratch)
    {
        var type = Plain(property);
        var allowed = Range(property, scratch)
            ?? (type == typeof(int) ? "a whole number"
                : type == typeof(double) ? "a number"
                : type == typeof(ulong) ? "a whole number, 0 or greater"
                : typeof(IEnumerable<double>).IsAssignableFrom(type) ? "a list of numbers"
                : typeof(IEnumerable<int>).IsAssignableFrom(type) ? "a list of whole numbers"
                : typeof(IEnumerable<string>).IsAssignableFrom(type) ? "a list of texts"
                : type == typeof(bool) ? "true or false"
                : type.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(type).Select(name => $"\"{JsonNamingPolicy.CamelCase.ConvertName(name)}\""))
                : type == typeof(string) ? "text that is not blank"
                : typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? "a list"
                : "an object");
        return IsNullable(property) ? allowed + ", or null" : allowed;
    }

    internal static bool IsNullable(JsonPropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is not null;

    internal static Type Plain(JsonPropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
}
