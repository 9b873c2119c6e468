using System.Globalization;
using CimKit.Foundation;
using CimKit.Reports;

namespace CimKit.Extensions.Figures;

/// <summary>One axis of a panel, ready to draw: shown unit, shown range, ticks. Both renderers use it.</summary>
internal sealed record PanelAxis
{
    private const int LongestName = 24;

    private readonly Axis axis;

    private readonly SiScale scale;

    private PanelAxis(Axis axis, SiScale scale, double low, double high, bool isWhole)
    {
        (this.axis, this.scale, Low, High, IsWhole) = (axis, scale, low, high, isWhole);
    }

    /// <summary>Shown ends, as <see cref="Place"/> returns them.</summary>
    public double Low { get; }

    public double High { get; }

    public bool IsLogarithmic => axis.Scale == AxisScale.Logarithmic;

    /// <summary>True if data lie on whole numbers only, so that ticks between them would mislead.</summary>
    public bool IsWhole { get; }

    public IReadOnlyList<string> Categories => axis.Categories;

    /// <summary>Letters of the longest shown name; 0 for numbers.</summary>
    public int LongestCategory => Categories.Count == 0 ? 0 : Categories.Max(name => Math.Min(name.Length, LongestName));

    /// <summary>Quantity and shown unit, for example <c>Conductance (µS)</c>.</summary>
    public string Title => scale.Unit == "1" ? axis.Label : $"{axis.Label} ({scale.Unit})";

    public static PanelAxis X(Figure figure)
    {
        var tight = figure.Series.Any(series => series is HeatMapSeries or BarSeries or HistogramSeries or RectangleSeries);
        return Of(
            figure.X, figure.XScale,
            [.. figure.Series.SelectMany(series => series.XValues), .. Crossed(figure, LineDirection.Vertical), .. figure.Annotations.Select(note => note.X)],
            tight ? 0 : 0.03, fromZero: false);
    }

    public static PanelAxis Y(Figure figure) => Of(
        figure.Y, figure.YScale,
        [
            .. figure.Series.SelectMany(series => series.YValues), .. figure.StackHeights(),
            .. Crossed(figure, LineDirection.Horizontal), .. figure.Annotations.Select(note => note.Y),
        ],
        figure.Series.Any(series => series is HeatMapSeries or RectangleSeries) ? 0 : 0.06,
        fromZero: figure.Series.Any(series => series is BarSeries or HistogramSeries));

    /// <summary>Where a value stands: in the shown unit, as a power of ten if the axis is logarithmic.</summary>
    public double Place(double value) => IsLogarithmic ? Math.Log10(value) : value / scale.Factor;

    /// <summary>The value in the shown unit.</summary>
    public double Scaled(double value) => value / scale.Factor;

    /// <summary>True if names do not fit side by side into a panel of that many pixels.</summary>
    public bool IsTilted(float width) => LongestCategory * 7f > (width - 90) / Math.Max(Categories.Count, 1);

    /// <summary>True if a value stands in the last part of the axis, where a label needs to turn back.</summary>
    /// <param name="value">The value.</param>
    /// <param name="start">Where the last part begins, as a fraction of the axis.</param>
    public bool IsLate(double value, double start) => Place(value) > Low + (start * (High - Low));

    /// <summary>Ticks at places, with their texts.</summary>
    /// <param name="count">Number of ticks there is room for.</param>
    public IReadOnlyList<(double Place, string Text)> Ticks(int count) =>
        Categories.Count > 0 ? CategoryTicks(count) : IsLogarithmic ? LogarithmicTicks.Of(Low, High, count) : LinearTicks.Of(Low, High, count, IsWhole);

    private static PanelAxis Of(Axis axis, SiScale scale, IReadOnlyList<double> values, double margin, bool fromZero)
    {
        var draft = new PanelAxis(axis, scale, 0, 1, isWhole: false);
        var whole = scale.Factor == 1 && !draft.IsLogarithmic && values.All(value => value == Math.Floor(value));
        if (axis.Range is { } range)
            return new PanelAxis(axis, scale, draft.Place(range.Minimum), draft.Place(range.Maximum), whole);
        var places = values.Where(value => !draft.IsLogarithmic || value > 0).Select(draft.Place).ToArray();
        var (low, high) = places.Length == 0 ? (0, 1) : (places.Min(), places.Max());
        if (fromZero && !draft.IsLogarithmic)
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        if (fromZero && draft.IsLogarithmic)
            low = Math.Floor(low - 0.3);
        if (high - low <= Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9)
            (low, high) = low == 0 ? (-1, 1) : (low - (0.1 * Math.Abs(low)), high + (0.1 * Math.Abs(high)));
        var room = margin * (high - low);
        var isFloor = fromZero && (low == 0 || draft.IsLogarithmic);
        return new PanelAxis(axis, scale, isFloor ? low : low - room, fromZero && high == 0 ? high : high + room, whole);
    }

    private static IEnumerable<double> Crossed(Figure figure, LineDirection direction) =>
        figure.References.Where(line => line.Direction == direction).Select(line => line.Value);

    private List<(double Place, string Text)> CategoryTicks(int count)
    {
        var step = Math.Max(1, (int)Math.Ceiling((double)Categories.Count / Math.Max(count, 1)));
        return [.. Enumerable.Range(0, Categories.Count).Where(i => i % step == 0).Select(i => ((double)i, Shorten(Categories[i])))];
    }

    private static string Shorten(string name)
    {
        var text = new StringInfo(name.ReplaceLineEndings(" "));
        return text.LengthInTextElements <= LongestName ? text.String : text.SubstringByTextElements(0, LongestName - 1) + "…";
    }
}
