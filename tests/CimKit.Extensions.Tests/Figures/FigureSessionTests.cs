using CimKit.Extensions.Figures;
using CimKit.Extensions.Rendering;

namespace CimKit.Extensions.Tests.Figures;

public sealed class FigureSessionTests
{
    private static bool HasLoader(string html) => html.Contains("DecompressionStream", StringComparison.Ordinal);

    [Fact]
    public void Html_TwoFigures_OnlyTheFirstBringsPlotly()
    {
        var session = new FigureSession();
        Assert.True(HasLoader(session.Html(Gallery.Lines, null)));
        Assert.False(HasLoader(session.Html(Gallery.Scatter, null)));
    }

    [Fact]
    public void Html_CellRunsAgainWithAnotherFigure_BringsPlotlyAgain()
    {
        var session = new FigureSession();
        Assert.True(HasLoader(session.Html(Gallery.Lines, new CellRun("a", 1))));
        Assert.False(HasLoader(session.Html(Gallery.Scatter, new CellRun("a", 1))));
        Assert.False(HasLoader(session.Html(Gallery.Grouped, new CellRun("b", 2))));
        Assert.True(HasLoader(session.Html(Gallery.Matrix, new CellRun("a", 3))));
    }

    [Fact]
    public void Html_HostDoesNotKnowTheCell_TheSameFigureBringsPlotlyAgain()
    {
        var session = new FigureSession();
        Assert.True(HasLoader(session.Html(Gallery.Lines, null)));
        Assert.False(HasLoader(session.Html(Gallery.Scatter, null)));
        Assert.True(HasLoader(session.Html(Gallery.Lines, null)));
    }

    [Fact]
    public void Restart_ForAnotherNotebook_BringsPlotlyAgain()
    {
        var session = new FigureSession();
        Assert.True(HasLoader(session.Html(Gallery.Lines, new CellRun("a", 1))));
        session.Restart();
        Assert.True(HasLoader(session.Html(Gallery.Scatter, new CellRun("b", 1))));
    }

    [Fact]
    public void Html_StaticMode_IsThePictureAlone()
    {
        var html = new FigureSession { Mode = FigureMode.Static }.Html(Gallery.Lines, null);
        Assert.StartsWith("<div", html);
        Assert.Contains("data:image/svg+xml;base64,", html);
        Assert.DoesNotContain("<script", html);
    }

    [Fact]
    public void Html_UsualFigure_IsSmall()
    {
        var session = new FigureSession();
        session.Html(Gallery.Stacked, null);
        Assert.All(new[] { Gallery.Lines, Gallery.AdcSweep, Gallery.Conductance, Gallery.Histogram, Gallery.Matrix }, figure =>
            Assert.True(session.Html(figure, null).Length < 100_000, figure.Title));
    }

    [Fact]
    public void Html_TheSameFigureTwice_HasTheSameId()
    {
        var (svg, json) = (ScottPlotRenderer.ToSvg(Gallery.Lines), PlotlyRenderer.ToJson(Gallery.Lines));
        FigureHtml.Interactive(Gallery.Lines, svg, json, out var first);
        FigureHtml.Interactive(Gallery.Lines, svg, json, out var second);
        Assert.Matches("^fig-[0-9a-f]{16}$", first);
        Assert.Equal(first, second);
    }
}
