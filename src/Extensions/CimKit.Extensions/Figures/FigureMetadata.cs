using System.Net;
using System.Reflection;
using CimKit.Reports;
using SkiaSharp;

namespace CimKit.Extensions.Figures;

/// <summary>What a saved figure says about itself: title, software, and where its numbers are from. No date, no machine.</summary>
internal static class FigureMetadata
{
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    /// <summary>The packages that drew it.</summary>
    public static string Software { get; } = string.Join(
        ", ", new[] { typeof(FigureMetadata), typeof(ScottPlot.Plot), typeof(SKCanvas) }.Select(type => Named(type.Assembly)));

    /// <summary>Dublin Core inside of SVG, as other plotting programs and Inkscape write it.</summary>
    public static string ToSvg(IFigure figure) =>
        $"<metadata><rdf:RDF xmlns:rdf=\"{Rdf}\" xmlns:dc=\"{DublinCore}\"><rdf:Description rdf:about=\"\">"
        + Element("title", figure.Title) + Element("creator", Software)
        + string.Concat(figure.Origin.Select(fact => Element("source", $"{fact.Name}: {fact.Value}")))
        + "</rdf:Description></rdf:RDF></metadata>";

    /// <summary>Names and texts for a PNG; the first three names are registered ones.</summary>
    public static IEnumerable<(string Keyword, string Text)> ToPng(IFigure figure) =>
    [
        ("Title", figure.Title), ("Software", Software), ("Description", figure.Describe()),
        .. figure.Origin.Select(fact => (fact.Name, fact.Value)),
    ];

    /// <summary>Document information of a PDF. Without times none is written.</summary>
    public static SKDocumentPdfMetadata ToPdf(IFigure figure) => SKDocumentPdfMetadata.Default with
    {
        Title = figure.Title,
        Subject = string.Join("; ", figure.Origin.Select(fact => $"{fact.Name}: {fact.Value}")),
        Creator = Software,
        Creation = null,
        Modified = null,
        RasterDpi = 600,
    };

    private static string Element(string name, string text) => $"<dc:{name}>{WebUtility.HtmlEncode(text)}</dc:{name}>";

    // Without the commit: a picture changes when its drawing may have, not with every line of the repository.
    private static string Named(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version!.ToString();
        return $"{assembly.GetName().Name} {version.Split('+')[0]}";
    }
}
