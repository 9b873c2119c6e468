using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace CimKit.Notebooks.Language;

/// <summary>Signature and documentation of a symbol, for people.</summary>
internal static partial class SymbolDocumentation
{
    /// <summary>As text and as HTML.</summary>
    public static CellInspection Describe(ISymbol symbol, CancellationToken cancellation)
    {
        var signature = Signature(symbol);
        var sections = Sections(Documentation(symbol, cancellation)).ToArray();
        var text = new StringBuilder(signature);
        var html = new StringBuilder($"<pre>{WebUtility.HtmlEncode(signature)}</pre>");
        foreach (var (heading, body) in sections)
        {
            text.Append(heading.Length == 0 ? $"\n\n{body}" : $"\n{heading}: {body}");
            var encoded = WebUtility.HtmlEncode(body);
            html.Append(heading.Length == 0 ? $"<p>{encoded}</p>" : $"<p><code>{WebUtility.HtmlEncode(heading)}</code>: {encoded}</p>");
        }

        return new CellInspection(text.ToString(), html.ToString());
    }

    private static string Signature(ISymbol symbol)
    {
        var overloads = symbol is IMethodSymbol { ContainingType: { } type } method
            ? type.GetMembers(method.Name).OfType<IMethodSymbol>().Count(member => member.DeclaredAccessibility == Accessibility.Public)
            : 1;
        return SymbolKinds.Signature(symbol) + (overloads > 1 ? $"  (+ {overloads - 1} overloads)" : "");
    }

    private static string? Documentation(ISymbol symbol, CancellationToken cancellation)
    {
        for (ISymbol? current = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol; current is not null; current = Base(current))
        {
            var xml = current.OriginalDefinition.GetDocumentationCommentXml(CultureInfo.InvariantCulture, expandIncludes: false, cancellation);
            if (!string.IsNullOrWhiteSpace(xml) && !xml.Contains("<inheritdoc", StringComparison.Ordinal))
                return xml;
        }

        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Documentation(symbol.ContainingType, cancellation) : null;
    }

    private static ISymbol? Base(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod ?? Interface(method),
        IPropertySymbol property => property.OverriddenProperty ?? Interface(property),
        _ => null,
    };

    private static ISymbol? Interface(ISymbol symbol) => symbol.ContainingType?.AllInterfaces
        .SelectMany(type => type.GetMembers(symbol.Name))
        .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol));

    private static IEnumerable<(string Heading, string Body)> Sections(string? xml)
    {
        if (xml is null || Parse(xml) is not { } root)
            yield break;
        foreach (var element in root.DescendantsAndSelf())
        {
            var heading = element.Name.LocalName switch
            {
                "summary" or "remarks" => "",
                "param" or "typeparam" => (string?)element.Attribute("name"),
                "returns" => "returns",
                "exception" => Name((string?)element.Attribute("cref") ?? ""),
                _ => null,
            };
            if (heading is not null && Text(element) is { Length: > 0 } body)
                yield return (heading, body);
        }
    }

    private static XElement? Parse(string xml)
    {
        try
        {
            return XElement.Parse($"<root>{xml}</root>");
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Text(XElement element) => Spaces.Replace(string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } link when link.IsEmpty => Name(
            (string?)link.Attribute("cref") ?? (string?)link.Attribute("name") ?? (string?)link.Attribute("langword") ?? ""),
        XElement { Name.LocalName: "para" or "br" } paragraph => " " + Text(paragraph) + " ",
        XElement inner => Text(inner),
        _ => "",
    })), " ").Trim();

    /// <summary>A reference such as <c>M:System.Math.Abs(System.Double)</c> without its kind, namespace and parameters.</summary>
    private static string Name(string reference)
    {
        var name = reference.Split('(')[0];
        var bare = name.Length > 1 && name[1] == ':' ? name[2..] : name;
        var parts = bare.Split('.');
        return (name.StartsWith("T:", StringComparison.Ordinal) || parts.Length < 2 ? parts[^1] : $"{parts[^2]}.{parts[^1]}").Split('`')[0];
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces { get; }
}
