using CimKit.Reports;
using ScottPlot;
using BarSeries = CimKit.Reports.BarSeries;
using Palette = CimKit.Reports.Palette;

namespace CimKit.Extensions.Figures;

/// <summary>One panel as a ScottPlot plot: axes, ticks, grid, title and legend; the data come from <see cref="ScottPlotSeries"/>.</summary>
internal static class ScottPlotPanel
{
    private const float LegendLineHeight = 20;
    private const float LegendShare = 0.4f;

    private const float TitleRoom = 35;

    // Axis and labels take this much beside the legend.
    private const float LegendMargin = 90;

    public static Plot Build(Figure figure, float width, float height, FigureLook look, bool hasTitle)
    {
        var plot = new Plot();
        var (x, y) = (PanelAxis.X(figure), PanelAxis.Y(figure));
        Paint(plot, look.Ink);
        Label(plot, hasTitle ? figure.Title : "", x, y, look);
        ScottPlotSeries.Add(plot, figure, x, y, width, look);
        ScottPlotNotes.Add(plot, figure, x, y, look.Ink);
        Ticks(plot, x, y, width, hasTitle ? height : height + TitleRoom, figure.Series.Any(series => series is HeatMapSeries));
        Limits(plot, figure, x, y);
        Legend(plot, width, height, look.Ink);
        return plot;
    }

    private static void Paint(Plot plot, Color ink)
    {
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Color(ink);
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Color.FromHex(Palette.Grid);
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.FontName = FigureFont.Family;
            axis.TickLabelStyle.FontSize = FigureLook.TextSize;
            axis.TickLabelStyle.ForeColor = ink;
        }
    }

    private static void Label(Plot plot, string title, PanelAxis x, PanelAxis y, FigureLook look)
    {
        plot.Title(title, look.TitleSize);
        plot.XLabel(x.Title, look.LabelSize);
        plot.YLabel(y.Title, look.LabelSize);
        foreach (var label in new[] { plot.Axes.Title.Label, plot.Axes.Bottom.Label, plot.Axes.Left.Label })
            (label.FontName, label.Bold, label.ForeColor) = (FigureFont.Family, false, look.Ink);
    }

    private static void Ticks(Plot plot, PanelAxis x, PanelAxis y, float width, float height, bool hasMatrix)
    {
        var tilted = x.IsTilted(width);
        plot.Axes.Bottom.TickGenerator = Manual(x.Ticks(Count(x, tilted ? 22 : x.IsWhole ? 44 : 70, width - 90)), Minor(x));
        plot.Axes.Left.TickGenerator = Manual(y.Ticks(Count(y, hasMatrix ? 30 : 42, height - 110)), Minor(y));
        if (!tilted)
            return;
        plot.Axes.Bottom.TickLabelStyle.Rotation = -35;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        plot.Axes.Bottom.MinimumSize = 36 + (x.LongestCategory * 4.4f);
    }

    private static int Count(PanelAxis axis, float spacing, float room) =>
        (int)Math.Clamp(room / (axis.Categories.Count > 0 ? Math.Min(spacing, 22) : spacing), 2, 64);

    private static IEnumerable<double> Minor(PanelAxis axis) =>
        axis.IsLogarithmic ? LogarithmicTicks.Minor(axis.Low, axis.High) : [];

    private static ITickGenerator Manual(IEnumerable<(double Place, string Text)> major, IEnumerable<double> minor)
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        foreach (var (place, text) in major)
            ticks.AddMajor(place, text);
        foreach (var place in minor)
            ticks.AddMinor(place);
        return ticks;
    }

    private static void Limits(Plot plot, Figure figure, PanelAxis x, PanelAxis y)
    {
        var hasMatrix = figure.Series.Any(series => series is HeatMapSeries);
        plot.Axes.SetLimits(x.Low, x.High, hasMatrix ? y.High : y.Low, hasMatrix ? y.Low : y.High);
        if (figure.IsToScale)
            plot.Axes.SquareUnits();
        plot.Grid.XAxisStyle.IsVisible = !figure.Series.Any(series => series is HeatMapSeries or BarSeries or RectangleSeries);
        plot.Grid.YAxisStyle.IsVisible = !figure.Series.Any(series => series is HeatMapSeries or RectangleSeries);
    }

    private static void Legend(Plot plot, float width, float height, Color ink)
    {
        if (plot.Legend.GetItems().Length < 2)
        {
            plot.HideLegend();
            return;
        }
        var panel = plot.ShowLegend(Edge.Bottom);
        panel.Padding = new PixelPadding(0, 0, 2, 0);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.FontName = FigureFont.Family;
        plot.Legend.FontSize = FigureLook.TextSize;
        plot.Legend.FontColor = ink;
        plot.Legend.BackgroundColor = Colors.Transparent;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.TightHorizontalWrapping = true;
        (plot.Legend.SymbolWidth, plot.Legend.Margin, plot.Legend.Padding) = (26, new PixelPadding(0), new PixelPadding(2));
        var lines = LegendLines(plot, width);
        if (lines > 1)
            panel.MinimumSize = Math.Min(4 + (lines * LegendLineHeight), LegendShare * height);
    }

    // The library measures a legend as one line and would cut the others off.
    private static int LegendLines(Plot plot, float width)
    {
        using var paint = ScottPlot.Paint.NewDisposablePaint();
        var (lines, used) = (1, 0f);
        foreach (var item in plot.Legend.GetItems())
        {
            var label = new LabelStyle { Text = item.LabelText, FontName = FigureFont.Family, FontSize = plot.Legend.FontSize ?? 12 };
            var entry = plot.Legend.SymbolWidth + plot.Legend.SymbolPadding + label.Measure(item.LabelText, paint).Width;
            if (used > 0 && used + entry > width - LegendMargin)
                (lines, used) = (lines + 1, 0);
            used += entry + plot.Legend.InterItemPadding.Right;
        }
        return lines;
    }
}
