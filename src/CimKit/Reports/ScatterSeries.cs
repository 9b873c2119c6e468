using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Points as markers, with optional error bars.</summary>
public sealed record ScatterSeries : Series
{
    /// <summary>Points in no order.</summary>
    /// <param name="name">Name in the legend; empty to leave it out.</param>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <exception cref="ArgumentException">Lengths differ or a value is not finite.</exception>
    public ScatterSeries(string name, IEnumerable<double> x, IEnumerable<double> y)
        : base(name)
    {
        X = SeriesData.Copy(x, nameof(X), Title);
        Y = SeriesData.CopySame(y, X.Count, nameof(Y), Title);
    }

    /// <summary>Horizontal positions.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Vertical positions.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Half length of the error bar of each point; empty for none.</summary>
    public IReadOnlyList<double> Error
    {
        get;
        init
        {
            field = value.Count == 0 ? [] : SeriesData.CopySame(value, X.Count, nameof(Error), Title);
            SeriesData.RequireNotNegative(field, nameof(Error), Title);
        }
    } = [];

    /// <summary>Diameter of a marker.</summary>
    [Unit("px")]
    public double MarkerSize { get; init => field = Require.InRange(value, 1, 40, "px"); } = 7;

    /// <summary>Which of eight marker shapes, from 0; null for that of the colour.</summary>
    public int? Marker { get; init => field = value is { } shape ? Require.InRange(shape, 0, 7) : null; }

    /// <summary>What a reader sees when pointing at each point, in lines; empty for its position.</summary>
    public IReadOnlyList<string> Details
    {
        get;
        init => field = value.Count == 0 || value.Count == X.Count
            ? Array.AsReadOnly(value.ToArray())
            : throw new ArgumentException($"{Title}: Details must hold {X.Count} texts, one a point; got {value.Count}.", nameof(Details));
    } = [];

    /// <inheritdoc/>
    public override IEnumerable<double> XValues => X;

    /// <inheritdoc/>
    public override IEnumerable<double> YValues =>
        Y.Concat(Error.Select((e, i) => Y[i] - e)).Concat(Error.Select((e, i) => Y[i] + e));

    /// <inheritdoc/>
    internal override IEnumerable<string> Problems(Axis x, Axis y) =>
        SeriesData.NumberProblems(this, x, "X", XValues).Concat(SeriesData.NumberProblems(this, y, "Y", YValues));
}
