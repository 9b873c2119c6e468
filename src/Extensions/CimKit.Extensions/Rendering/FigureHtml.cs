using System.Text;
using CimKit.Extensions.Figures;
using CimKit.Reports;

namespace CimKit.Extensions.Rendering;

/// <summary>A figure as an HTML fragment.</summary>
internal static class FigureHtml
{
    /// <summary>Figures with more data than this stay static.</summary>
    public const int LargestJson = 2_000_000;

    /// <summary>The static picture.</summary>
    public static string Static(IFigure figure, string svg) =>
        $"<div style=\"max-width:{Width(figure)}px\">{Image(figure, svg)}</div>";

    /// <summary>The static picture, which plotly.js replaces as soon as the page has it.</summary>
    /// <param name="figure">What is drawn.</param>
    /// <param name="svg">Its static picture.</param>
    /// <param name="json">Its Plotly description.</param>
    /// <param name="id">Id of the element, a hash of the content.</param>
    public static string Interactive(IFigure figure, string svg, string json, out string id)
    {
        id = Html.Id("fig", json);
        return $"<div id=\"{id}\" class=\"cim-figure\" style=\"max-width:{Width(figure)}px\">{Image(figure, svg)}</div>"
            + $"<script>(window.cimFigures=window.cimFigures||[]).push({{id:\"{id}\",figure:{Html.EscapeScript(json)}}});</script>";
    }

    private static int Width(IFigure figure) => ScottPlotRenderer.UsualSize(figure).Width * 6 / 5;

    private static string Image(IFigure figure, string svg) =>
        $"<img alt=\"{Html.Escape(figure.Describe())}\" style=\"max-width:100%\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\">";
}
