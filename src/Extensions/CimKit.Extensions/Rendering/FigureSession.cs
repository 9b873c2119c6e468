using System.Runtime.CompilerServices;
using CimKit.Extensions.Figures;
using CimKit.Extensions.Rendering.Explorers;
using CimKit.Reports;
using CimKit.Reports.Explorers;

namespace CimKit.Extensions.Rendering;

/// <summary>What a notebook session remembers about its figures: the mode, and which cell's output carries plotly.js.</summary>
/// <remarks>
/// The page needs plotly.js once. The first figure's output carries it; when the same cell runs again its new output
/// replaces the old one and must carry it again, or a saved notebook would have lost it. A figure without plotly.js in the
/// page stays the static picture inside its output.
/// </remarks>
internal sealed class FigureSession
{
    private readonly Lock gate = new();

    private FigureMode mode;

    private CellRun? loaderRun;

    private string? loaderFigure;

    private bool toldWhyStatic;

    /// <summary>Interactive until set, or until Plotly.NET turned out not to load.</summary>
    public FigureMode Mode
    {
        get { lock (gate) return mode; }
        set { lock (gate) mode = value; }
    }

    /// <summary>A new notebook: its first figure brings plotly.js again. The mode stays.</summary>
    public void Restart()
    {
        lock (gate)
            (loaderRun, loaderFigure) = (null, null);
    }

    /// <summary>The figure as a notebook shows it.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="run">The cell it is shown by; null if the host does not know.</param>
    public string Html(IFigure figure, CellRun? run)
    {
        var svg = ScottPlotRenderer.ToSvg(figure);
        if (Mode == FigureMode.Static)
            return FigureHtml.Static(figure, svg);
        if (!TryDraw(() => Draw(figure), out var json, out var failure))
            return FigureHtml.Static(figure, svg) + Explain(failure);
        if (json.Length > FigureHtml.LargestJson)
            return FigureHtml.Static(figure, svg);
        var html = FigureHtml.Interactive(figure, svg, json, out var id);
        return WithLoader(html, id, run);
    }

    /// <summary>A new page has no plotly.js yet: its first figure carries it.</summary>
    public void BeginPage()
    {
        lock (gate)
            (loaderFigure, loaderRun) = (null, null);
    }

    /// <summary>The fragment, followed by plotly.js if this output has to carry it.</summary>
    public string WithLoader(string html, string id, CellRun? run) => NeedsLoader(id, run) ? html + PlotlyLoader.Html : html;

    /// <summary>The explorer as a notebook shows it.</summary>
    /// <param name="explorer">What to show.</param>
    /// <param name="run">The cell it is shown by; null if the host does not know.</param>
    public string Html(IExplorer explorer, CellRun? run)
    {
        if (Mode == FigureMode.Static)
            return FigureHtml.Static(explorer.Figure, ScottPlotRenderer.ToSvg(explorer.Figure));
        if (!TryDraw(() => ExplorerHtml.Of(explorer), out var html, out var failure))
            return FigureHtml.Static(explorer.Figure, ScottPlotRenderer.ToSvg(explorer.Figure)) + Explain(failure);
        return ExplorerHtml.NeedsPlotly(explorer) ? WithLoader(html, Rendering.Html.Id("fig", html), run) : html;
    }

    private static bool TryDraw(Func<string> draw, out string json, out string failure)
    {
        (json, failure) = ("", "");
        try
        {
            json = draw();
            return true;
        }
        catch (Exception error) when (IsLoadFailure(error))
        {
            failure = (error.InnerException ?? error).Message.ReplaceLineEndings(" ");
            return false;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Draw(IFigure figure) => PlotlyRenderer.ToJson(figure);

    private static bool IsLoadFailure(Exception error) =>
        error is FileNotFoundException or FileLoadException or TypeLoadException or MissingMemberException or BadImageFormatException
        || (error is TypeInitializationException { InnerException: { } inner } && IsLoadFailure(inner));

    private string Explain(string failure)
    {
        lock (gate)
        {
            mode = FigureMode.Static;
            if (toldWhyStatic)
                return "";
            toldWhyStatic = true;
        }
        return $"<div style=\"{Rendering.Html.Faint}\">Figures are static here: Plotly.NET could not be loaded ({Rendering.Html.Escape(failure)})</div>";
    }

    private bool NeedsLoader(string figure, CellRun? run)
    {
        lock (gate)
        {
            var isFirst = loaderFigure is null;
            var isAgain = run is not null && loaderRun is not null ? run.Cell == loaderRun.Cell && run.Run != loaderRun.Run : figure == loaderFigure;
            if (!isFirst && !isAgain)
                return false;
            (loaderFigure, loaderRun) = (figure, run);
            return true;
        }
    }
}
