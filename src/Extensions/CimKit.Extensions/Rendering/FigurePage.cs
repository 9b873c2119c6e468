using CimKit.Reports;

namespace CimKit.Extensions.Rendering;

/// <summary>A figure as an HTML page of its own that works offline.</summary>
internal static class FigurePage
{
    public static string Of(IFigure figure) =>
        $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>{Html.Escape(figure.Title)}</title></head>
        <body style="font-family:'DejaVu Sans',Verdana,sans-serif">
        {new FigureSession().Html(figure, null)}
        </body></html>

        """.ReplaceLineEndings("\n");
}
