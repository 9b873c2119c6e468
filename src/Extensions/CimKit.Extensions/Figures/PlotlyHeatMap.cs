using CimKit.Foundation;
using CimKit.Reports;
using Plotly.NET;
using static CimKit.Extensions.Figures.PlotlyNode;

namespace CimKit.Extensions.Figures;

/// <summary>A matrix and its colour bar as a Plotly trace; row 0 is on top.</summary>
internal static class PlotlyHeatMap
{
    public static Trace Of(HeatMapSeries map, PlotlyPlace place)
    {
        var range = map.ColorRange();
        var scale = Si.ScaleFor(Math.Max(Math.Abs(range.Minimum), Math.Abs(range.Maximum)), map.Unit);
        var cells = Enumerable.Range(0, map.Rows).Select(row => Enumerable.Range(0, map.Columns)
            .Select(column => double.IsNaN(map[row, column]) ? (double?)null : Round(map[row, column] / scale.Factor, 4)).ToArray()).ToArray();
        var title = scale.Unit == "1" ? map.ValueLabel : $"{map.ValueLabel} ({scale.Unit})";
        return Trace(
            "heatmap", ("z", cells), ("zmin", Round(range.Minimum / scale.Factor, 6)), ("zmax", Round(range.Maximum / scale.Factor, 6)),
            ("colorscale", map.Scale.Stops.Select((color, i) => new object[] { Round((double)i / (map.Scale.Stops.Count - 1), 4), color }).ToArray()),
            ("text", map.ShowsValues ? cells.Select(row => row.Select(cell => cell is { } value ? HeatMapText.Of(value) : "").ToArray()).ToArray() : null),
            ("texttemplate", map.ShowsValues ? "%{text}" : null),
            ("colorbar", Bar(title, place)),
            ("hovertemplate", $"{Text(place.Y.Title)}: %{{y}}<br>{Text(place.X.Title)}: %{{x}}<br>{Text(title)}: %{{z:.4~g}}<extra></extra>"));
    }

    private static DynamicObj.DynamicObj Bar(string title, PlotlyPlace place) => Object(
        ("title", Object(("text", Text(title)), ("side", "right"), ("font", Font(13)))),
        ("tickfont", Font(12)), ("thickness", 14), ("outlinewidth", 0), ("x", place.Right), ("xpad", 8),
        ("y", (place.Bottom + place.Top) / 2), ("len", place.Top - place.Bottom), ("lenmode", "fraction"), ("ypad", 0));
}
