namespace CimKit.Reports;

/// <summary>Rules across the parts of a figure.</summary>
internal static class FigureProblems
{
    public static IEnumerable<string> Of(Figure figure) =>
        Parts(figure)
            .Concat(figure.Series.SelectMany(series => series.Problems(figure.X, figure.Y)))
            .Concat(Scale(figure))
            .Concat(Range(figure.X, "X")).Concat(Range(figure.Y, "Y"))
            .Concat(figure.References.SelectMany(line => Reference(figure, line)))
            .Concat(figure.Annotations.SelectMany(note => Note(figure, note)));

    private static IEnumerable<string> Parts(Figure figure)
    {
        if (figure.Series.Count == 0)
            yield return "Series must hold at least 1 series; got 0.";
        if (figure.Series.OfType<HeatMapSeries>().Count() > 1)
            yield return "A figure holds at most 1 HeatMapSeries; use a FigureGrid for several.";
        if (figure.Series.Any(series => series is HeatMapSeries) && figure.Series.Any(series => series is not (HeatMapSeries or ScatterSeries)))
            yield return "Only ScatterSeries can be drawn over a HeatMapSeries.";
        if (figure.Bars == BarArrangement.Stacked && figure.Series.OfType<BarSeries>().Any(bars => bars.Values.Any(value => value < 0)))
            yield return "Stacked bars must be 0 or greater.";
        if (figure.X.Categories.Count > 0 && figure.X.Scale == AxisScale.Logarithmic)
            yield return $"X axis '{figure.X.Label}' has categories and must be linear.";
    }

    private static IEnumerable<string> Scale(Figure figure)
    {
        if (figure.IsToScale && (figure.X.Unit != figure.Y.Unit || figure.X.Scale == AxisScale.Logarithmic || figure.Y.Scale == AxisScale.Logarithmic))
            yield return $"A figure to scale needs linear axes of one unit; got '{figure.X.Unit}' and '{figure.Y.Unit}'.";
    }

    private static IEnumerable<string> Range(Axis axis, string side)
    {
        if (axis.Scale == AxisScale.Logarithmic && axis.Range is { Minimum: <= 0 } range)
            yield return FormattableString.Invariant(
                $"{side} axis '{axis.Label}' is logarithmic and needs a Range greater than 0; got {range.Minimum}.");
    }

    private static IEnumerable<string> Reference(Figure figure, ReferenceLine line)
    {
        var axis = line.Direction == LineDirection.Horizontal ? figure.Y : figure.X;
        if (axis.Scale == AxisScale.Logarithmic && line.Value <= 0)
            yield return FormattableString.Invariant(
                $"ReferenceLine '{line.Label}': axis '{axis.Label}' is logarithmic and needs a Value greater than 0; got {line.Value}.");
    }

    private static IEnumerable<string> Note(Figure figure, Annotation note)
    {
        if (!double.IsFinite(note.X) || !double.IsFinite(note.Y))
            yield return FormattableString.Invariant($"Annotation '{note.Text}': X and Y must be finite; got {note.X}, {note.Y}.");
        else if ((figure.X.Scale == AxisScale.Logarithmic && note.X <= 0) || (figure.Y.Scale == AxisScale.Logarithmic && note.Y <= 0))
            yield return FormattableString.Invariant(
                $"Annotation '{note.Text}': a logarithmic axis needs a position greater than 0; got {note.X}, {note.Y}.");
    }
}
