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

    /// <summary>Prefix in which a renderer shows the X axis; none on a logarithmic axis.</summary>
    public SiScale XScale => ScaleOf(X, Series.SelectMany(series => series.XValues));

    /// <summary>Prefix in which a renderer shows the Y axis; none on a logarithmic axis.</summary>
    public SiScale YScale => ScaleOf(Y, Series.SelectMany(series => series.YValues));

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

    private static SiScale ScaleOf(Axis axis, IEnumerable<double> values)
    {
        if (axis.Scale == AxisScale.Logarithmic)
            return new SiScale(1, axis.Unit);
        var shown = axis.Range is { } range ? [range.Minimum, range.Maximum] : values;
        return Si.ScaleFor(shown.Select(Math.Abs).DefaultIfEmpty(0).Max(), axis.Unit);
    }
}
