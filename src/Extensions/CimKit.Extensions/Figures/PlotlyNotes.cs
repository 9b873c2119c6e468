using CimKit.Reports;
using static CimKit.Extensions.Figures.PlotlyNode;

namespace CimKit.Extensions.Figures;

/// <summary>Reference lines and annotations as Plotly shapes and annotations.</summary>
internal static class PlotlyNotes
{
    public static IEnumerable<DynamicObj.DynamicObj> Shapes(PlotlyPlace place) => place.Figure.References.Select(line =>
    {
        var isHorizontal = line.Direction == LineDirection.Horizontal;
        var at = isHorizontal ? place.Y.Scaled(line.Value) : place.X.Scaled(line.Value);
        return Object(
            ("type", "line"), ("layer", "above"), ("line", Object(("color", Palette.Text), ("width", 1.5), ("dash", "dash"))),
            ("xref", "x" + place.Suffix + (isHorizontal ? " domain" : "")), ("yref", "y" + place.Suffix + (isHorizontal ? "" : " domain")),
            ("x0", isHorizontal ? 0 : at), ("x1", isHorizontal ? 1 : at), ("y0", isHorizontal ? at : 0), ("y1", isHorizontal ? at : 1));
    });

    public static IEnumerable<DynamicObj.DynamicObj> Annotations(PlotlyPlace place) =>
        place.Figure.References.Where(line => line.Label.Length > 0).Select(line => Label(line, place))
            .Concat(place.Figure.Annotations.Select(note => Object(
                ("text", Text(note.Text)), ("showarrow", false), ("font", Font(12)), ("xref", "x" + place.Suffix), ("yref", "y" + place.Suffix),
                ("x", place.X.Place(note.X)), ("y", place.Y.Place(note.Y)), ("xanchor", "left"), ("yanchor", "bottom"), ("xshift", 4), ("yshift", 2))));

    private static DynamicObj.DynamicObj Label(ReferenceLine line, PlotlyPlace place) => line.Direction == LineDirection.Horizontal
        ? Object(
            ("text", Text(line.Label)), ("showarrow", false), ("font", Font(12)), ("xref", "x" + place.Suffix + " domain"), ("yref", "y" + place.Suffix),
            ("x", 1), ("y", place.Y.Place(line.Value)), ("xanchor", "right"), ("yanchor", place.Y.IsLate(line.Value, 0.9) ? "top" : "bottom"))
        : Object(
            ("text", Text(line.Label)), ("showarrow", false), ("font", Font(12)), ("xref", "x" + place.Suffix), ("yref", "y" + place.Suffix + " domain"),
            ("x", place.X.Place(line.Value)), ("y", 1), ("xanchor", place.X.IsLate(line.Value, 0.7) ? "right" : "left"), ("yanchor", "top"),
            ("xshift", place.X.IsLate(line.Value, 0.7) ? -4 : 4));
}
