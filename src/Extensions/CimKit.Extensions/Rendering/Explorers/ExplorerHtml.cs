using System.Text.Json;
using CimKit.Extensions.Figures;
using CimKit.Reports.Explorers;

namespace CimKit.Extensions.Rendering.Explorers;

/// <summary>An explorer as an HTML fragment: its picture, and a script of its own that takes the picture's place.</summary>
/// <remarks>The script is one function around the shared code, the explorer's code and its data, so nothing is global.</remarks>
internal static class ExplorerHtml
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True if plotly.js draws a part of it.</summary>
    public static bool NeedsPlotly(IExplorer explorer) => explorer is not (FloorplanExplorer or DesignExplorer);

    public static string Of(IExplorer explorer)
    {
        var json = Json(explorer);
        var (name, id) = (explorer.GetType().Name, Html.Id("explorer", explorer.GetType().Name + json));
        var alternative = Html.Escape(explorer.Describe());
        var picture = $"data:image/png;base64,{Png(explorer)}";
        return $"<div id=\"{id}\" class=\"cim-explorer\" role=\"group\" aria-label=\"{Html.Escape(explorer.Title)}\" style=\"max-width:1100px;line-height:1.4\">"
            + $"<div><img alt=\"{alternative}\" style=\"max-width:100%\" src=\"{picture}\"></div></div>"
            + $"<script>(function () {{\n'use strict';\n{Script("Explorer.js")}\n{Script(name + ".js")}\nexplorer(\"{id}\", {Html.EscapeScript(json)}, build);\n}})();</script>";
    }

    /// <summary>What the script reads.</summary>
    public static string Json(IExplorer explorer) => JsonSerializer.Serialize(Data(explorer), Plain);

    /// <summary>The picture for pages without scripts, in base64.</summary>
    public static string Png(IExplorer explorer) => Convert.ToBase64String(ScottPlotRenderer.ToPng(explorer.Figure, Size(explorer)));

    private static object Data(IExplorer explorer) => explorer switch
    {
        FloorplanExplorer floorplan => FloorplanData.Of(floorplan),
        CostExplorer cost => CostData.Of(cost),
        DeviceExplorer device => DeviceData.Of(device),
        AdcExplorer adc => AdcData.Of(adc),
        DesignExplorer designs => DesignData.Of(designs),
        _ => throw new ArgumentException($"No view for {explorer.GetType().Name}.", nameof(explorer)),
    };

    /// <summary>The picture inside; a floorplan of many tiles is kept small.</summary>
    private static FigureSize Size(IExplorer explorer)
    {
        var usual = ScottPlotRenderer.UsualSize(explorer.Figure);
        return explorer is FloorplanExplorer ? new FigureSize(usual.Width * 3 / 4, usual.Height * 3 / 4) { Scale = 1 } : usual with { Scale = 1 };
    }

    private static string Script(string name)
    {
        using var stream = typeof(ExplorerHtml).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The package carries no '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
