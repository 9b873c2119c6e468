using System.Globalization;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>One panel with axes and series, described once and drawn by any renderer.</summary>
/// <example><code>
/// var figure = new Figure("Accuracy against ADC resolution",
///     new Axis("ADC resolution", "bit"), new Axis("Accuracy", "%"),
///     new LineSeries("on the array", bits, accuracy) { HasMarkers = true })
/// {
///     References = [ReferenceLine.Horizontal(98.7, "software")],
/// };
/// </code></example>
public sealed record Figure : IFigure
{
    /// <summary>A figure with at least one series.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="x">Horizontal axis.</param>
    /// <param name="y">Vertical axis.</param>
    /// <param name="series">What is drawn, in this order.</param>
    /// <exception cref="InvalidDesignException">A series does not fit the axes, or there is none.</exception>
    public Figure(string title, Axis x, Axis y, params IReadOnlyList<Series> series)
    {
        Title = Require.NotBlank(title, nameof(Title));
        (X, Y) = (x, y);
        Series = Array.AsReadOnly(series.ToArray());
        InvalidDesignException.ThrowIfAny($"Figure '{title}'", Problems());
    }

    /// <inheritdoc/>
    public string Title { get; }

    /// <summary>Horizontal axis.</summary>
    public Axis X { get; }

    /// <summary>Vertical axis.</summary>
    public Axis Y { get; }

    /// <summary>What is drawn.</summary>
    public IReadOnlyList<Series> Series { get; }

    /// <summary>Values to compare with.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init => field = Array.AsReadOnly(value.ToArray()); } = [];

    /// <summary>Texts at points.</summary>
    public IReadOnlyList<Annotation> Annotations { get; init => field = Array.AsReadOnly(value.ToArray()); } = [];

    /// <summary>How bars of several series share a category.</summary>
    public BarArrangement Bars { get; init; }

    /// <summary>True if a length is as long on both axes, so that squares stay square.</summary>
    public bool IsToScale { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<FigureFact> Origin { get; init => field = Array.AsReadOnly(value.ToArray()); } = [];

    /// <summary>Prefix in which a renderer shows the X axis; none on a logarithmic axis.</summary>
    public SiScale XScale => IsToScale ? SharedScale() : OwnXScale;

    /// <summary>Prefix in which a renderer shows the Y axis; none on a logarithmic axis.</summary>
    public SiScale YScale => IsToScale ? SharedScale() : OwnYScale;

    private SiScale OwnXScale => ScaleOf(X, Series.SelectMany(series => series.XValues));

    private SiScale OwnYScale => ScaleOf(Y, Series.SelectMany(series => series.YValues).Concat(StackHeights()));

    /// <inheritdoc/>
    public IReadOnlyList<Figure> Panels => [this];

    /// <inheritdoc/>
    public int PanelColumns => 1;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() => FigureProblems.Of(this);

    /// <inheritdoc/>
    public string Describe() => FigureDescription.Of(this);

    /// <inheritdoc/>
    public override string ToString() => Describe();

    /// <summary>Total height over each category if bars are stacked; empty otherwise.</summary>
    public IEnumerable<double> StackHeights()
    {
        var bars = Series.OfType<BarSeries>().ToArray();
        return Bars == BarArrangement.Stacked && bars.Length > 0
            ? Enumerable.Range(0, X.Categories.Count).Select(i => bars.Sum(series => series.Values[i]))
            : [];
    }

    // One prefix for both axes: a square of 1 mm must not be labelled 1 by 1,000.
    private SiScale SharedScale() => OwnXScale.Factor >= OwnYScale.Factor ? OwnXScale : OwnYScale;

    private static SiScale ScaleOf(Axis axis, IEnumerable<double> values)
    {
        if (axis.Scale == AxisScale.Logarithmic)
            return new SiScale(1, axis.Unit);
        var shown = axis.Range is { } range ? [range.Minimum, range.Maximum] : values;
        return ScaleOf(shown.Select(Math.Abs).DefaultIfEmpty(0).Max(), axis);
    }

    private static SiScale ScaleOf(double magnitude, Axis axis)
    {
        var scale = Si.ScaleFor(magnitude, axis.Unit);
        if (axis.Categories.Count > 0 || scale.Factor != 1 || magnitude is 0 or (>= 1e-2 and < 1e5))
            return scale;
        var power = 3 * (int)Math.Floor((Math.Log10(magnitude) + 1e-12) / 3);
        var factor = "10" + Superscript(power);
        return power == 0 ? scale : new SiScale(Math.Pow(10, power), axis.Unit == "1" ? "×" + factor : $"{factor} {axis.Unit}");
    }

    private static string Superscript(int power) =>
        string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
}
