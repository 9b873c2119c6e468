using System.IO.Compression;

namespace CimKit.Extensions.Rendering;

/// <summary>plotly.js for a page, out of Plotly.NET's assembly, so that it works without a network.</summary>
internal static class PlotlyLoader
{
    private static readonly Lazy<string> Loader = new(() => $"<script>{Script()}</script>");

    /// <summary>A script element that brings plotly.js into the page, unless it is there, and draws the waiting figures.</summary>
    public static string Html => Loader.Value;

    private static string Script()
    {
        using var template = Resource(typeof(PlotlyLoader), "PlotlyLoader.js");
        using var reader = new StreamReader(template);
        return reader.ReadToEnd().Trim().Replace("$PLOTLY$", Compressed(), StringComparison.Ordinal);
    }

    private static string Compressed()
    {
        using var source = Resource(typeof(Plotly.NET.GenericChart), ".min.js");
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
            source.CopyTo(gzip);
        return Convert.ToBase64String(bytes.ToArray());
    }

    private static Stream Resource(Type neighbour, string ending)
    {
        var name = neighbour.Assembly.GetManifestResourceNames().FirstOrDefault(name => name.EndsWith(ending, StringComparison.Ordinal))
            ?? throw new FileNotFoundException($"{neighbour.Assembly.GetName().Name} carries no '{ending}'.");
        return neighbour.Assembly.GetManifestResourceStream(name)!;
    }
}
