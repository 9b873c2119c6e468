using CimKit.Reports;

namespace CimKit.Extensions.Figures;

/// <summary>Where a panel stands in a Plotly figure, in fractions of the drawing area, and the names of its axes.</summary>
/// <param name="Figure">What the panel shows.</param>
/// <param name="Number">From 1.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="Top">Upper edge.</param>
internal sealed record PlotlyPlace(Figure Figure, int Number, double Left, double Right, double Bottom, double Top)
{
    /// <summary>Number as Plotly appends it to names: nothing for the first.</summary>
    public string Suffix => Number == 1 ? "" : FormattableString.Invariant($"{Number}");

    public PanelAxis X { get; } = PanelAxis.X(Figure);

    public PanelAxis Y { get; } = PanelAxis.Y(Figure);

    public HeatMapSeries? Matrix { get; } = Figure.Series.OfType<HeatMapSeries>().FirstOrDefault();

    public bool HasLegend => Figure.Series.Count(series => series.Name.Length > 0) > 1;
}
