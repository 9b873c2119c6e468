using Plotly.NET;

namespace CimKit.Extensions.Rendering;

/// <summary>A Plotly.NET chart of the user's own as an HTML fragment; there is no static twin of it.</summary>
internal static class ChartHtml
{
    public static string Of(GenericChart chart, FigureSession session, CellRun? run)
    {
        var json = GenericChart.toFigureJson(chart);
        var id = Html.Id("fig", json);
        var html = $"<div id=\"{id}\" class=\"cim-figure\" style=\"max-width:768px;min-height:3em\"><img alt=\"{Html.Escape(Describe(chart))}\" width=\"1\" height=\"1\""
            + " src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\"></div>"
            + $"<script>(window.cimFigures=window.cimFigures||[]).push({{id:\"{id}\",figure:{Html.EscapeScript(json)}}});</script>";
        return session.WithLoader(html, id, run);
    }

    public static string Describe(GenericChart chart)
    {
        var count = GenericChart.countTrace(chart);
        return $"Plotly chart with {count} trace{(count == 1 ? "" : "s")}";
    }
}
