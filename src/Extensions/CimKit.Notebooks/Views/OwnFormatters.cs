using Microsoft.DotNet.Interactive.Formatting;

namespace CimKit.Notebooks.Views;

/// <summary>Formatters that someone has registered for a type, by call or by convention; the formatting library's own defaults do not count.</summary>
internal static class OwnFormatters
{
    private const string HtmlType = "text/html";

    /// <summary>The largest HTML taken over into a table's cell.</summary>
    private const int InnerHtml = 20_000;

    /// <summary>MIME types of the formatters of a type, preferred ones first.</summary>
    public static IReadOnlyList<string> MimeTypes(Type type)
    {
        // Asking for the preferred types is what makes the library look for formatters declared by convention.
        var preferred = Formatter.GetPreferredMimeTypesFor(type);
        var own = Formatter.RegisteredFormatters(includeDefaults: false)
            .Concat(Formatter.RegisteredFormatters(includeDefaults: true).Where(IsByConvention))
            .Where(formatter => IsFor(formatter.Type, type))
            .Select(formatter => formatter.MimeType)
            .ToHashSet();
        return [.. preferred.Where(own.Contains), .. own.Except(preferred).Order(StringComparer.Ordinal)];
    }

    /// <summary>True if a type has an HTML formatter of its own.</summary>
    public static bool HasHtml(Type type) => MimeTypes(type).Contains(HtmlType);

    /// <summary>A value as its own formatter writes it, for use inside another value; null if there is none or it is large.</summary>
    public static string? Html(object value) => HasHtml(value.GetType()) && value.ToDisplayString(HtmlType) is { Length: <= InnerHtml } html ? html : null;

    /// <summary>Among the defaults those declared by convention: the only ones for types that are not the runtime's or the library's.</summary>
    private static bool IsByConvention(ITypeFormatter formatter) =>
        !ScalarText.IsFramework(formatter.Type) && formatter.Type.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) != true;

    private static bool IsFor(Type registered, Type type)
    {
        if (registered == typeof(object))
            return false;
        if (registered.IsAssignableFrom(type))
            return true;
        return registered.IsGenericTypeDefinition && type.GetInterfaces().Concat(BasesOf(type))
            .Any(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == registered);
    }

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
            yield return current;
    }
}
