using CimKit.Foundation;
using CimKit.Reports;
using ScottPlot;

namespace CimKit.Extensions.Figures;

/// <summary>A matrix and its colour bar as ScottPlot parts; row 0 is on top.</summary>
internal static class ScottPlotHeatMap
{
    public static void Add(Plot plot, HeatMapSeries map, FigureLook look)
    {
        var range = map.ColorRange();
        var scale = Si.ScaleFor(Math.Max(Math.Abs(range.Minimum), Math.Abs(range.Maximum)), map.Unit);
        var cells = new double[map.Rows, map.Columns];
        for (var row = 0; row < map.Rows; row++)
            for (var column = 0; column < map.Columns; column++)
                cells[row, column] = map[row, column] / scale.Factor;
        var drawn = plot.Add.Heatmap(cells);
        drawn.Colormap = new StopColormap(map.Scale);
        drawn.ManualRange = new ScottPlot.Range(range.Minimum / scale.Factor, range.Maximum / scale.Factor);
        drawn.NaNCellColor = Colors.Transparent;
        drawn.Rectangle = new CoordinateRect(-0.5, map.Columns - 0.5, -0.5, map.Rows - 0.5);
        AddBar(plot, drawn, map, scale, look);
        if (map.ShowsValues)
            AddValues(plot, map, cells, drawn, look.LeastText);
    }

    private static void AddBar(Plot plot, ScottPlot.Plottables.Heatmap drawn, HeatMapSeries map, SiScale scale, FigureLook look)
    {
        var ink = look.Ink;
        var bar = plot.Add.ColorBar(drawn, Edge.Right);
        bar.Width = 16;
        bar.Label = scale.Unit == "1" ? map.ValueLabel : $"{map.ValueLabel} ({scale.Unit})";
        (bar.LabelStyle.FontName, bar.LabelStyle.FontSize, bar.LabelStyle.ForeColor, bar.LabelStyle.Bold) = (FigureFont.Family, look.LabelSize, ink, false);
        bar.Axis.FrameLineStyle.Color = ink;
        bar.Axis.MajorTickStyle.Color = ink;
        bar.Axis.TickLabelStyle.ForeColor = ink;
        bar.Axis.TickLabelStyle.FontName = FigureFont.Family;
        bar.Axis.TickLabelStyle.FontSize = FigureLook.TextSize;
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        foreach (var (place, text) in LinearTicks.Of(drawn.ManualRange!.Value.Min, drawn.ManualRange.Value.Max, 6, isWhole: false))
            ticks.AddMajor(place, text);
        bar.Axis.TickGenerator = ticks;
    }

    private static void AddValues(Plot plot, HeatMapSeries map, double[,] cells, ScottPlot.Plottables.Heatmap drawn, float least)
    {
        var range = drawn.ManualRange!.Value;
        for (var row = 0; row < map.Rows; row++)
        {
            for (var column = 0; column < map.Columns; column++)
            {
                if (double.IsNaN(cells[row, column]))
                    continue;
                var text = plot.Add.Text(HeatMapText.Of(cells[row, column]), column, row);
                var cell = drawn.Colormap.GetColor((cells[row, column] - range.Min) / (range.Max - range.Min));
                text.LabelFontName = FigureFont.Family;
                text.LabelFontSize = Math.Clamp(220f / Math.Max(map.Rows, map.Columns), least, FigureLook.TextSize);
                text.LabelFontColor = HeatMapText.IsLight(cell.R, cell.G, cell.B) ? Colors.Black : Colors.White;
                text.LabelAlignment = Alignment.MiddleCenter;
            }
        }
    }
}
