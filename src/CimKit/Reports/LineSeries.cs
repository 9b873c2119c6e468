namespace CimKit.Reports;

/// <summary>Points joined by a line, with an optional band or error bars.</summary>
public sealed record LineSeries : Series
{
    /// <summary>A line through points in the order given.</summary>
    /// <param name="name">Name in the legend; empty to leave it out.</param>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <exception cref="ArgumentException">Lengths differ or a value is not finite.</exception>
    public LineSeries(string name, IEnumerable<double> x, IEnumerable<double> y)
        : base(name)
    {
        X = SeriesData.Copy(x, nameof(X), Title);
        Y = SeriesData.CopySame(y, X.Count, nameof(Y), Title);
    }

    /// <summary>A line over 1, 2, 3, …, such as a value per epoch.</summary>
    /// <param name="name">Name in the legend; empty to leave it out.</param>
    /// <param name="y">Vertical positions.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public LineSeries(string name, IReadOnlyList<double> y)
        : this(name, Enumerable.Range(1, y.Count).Select(i => (double)i), y)
    {
    }

    /// <summary>Horizontal positions.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Vertical positions.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Shaded region; null for none.</summary>
    public Band? Band
    {
        get;
        init => field = value is null || value.Lower.Count == X.Count
            ? value
            : throw new ArgumentException($"{Title}: Band must hold {X.Count} values, one a point; got {value.Lower.Count}.", nameof(Band));
    }

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

    /// <summary>Stroke of the line.</summary>
    public LineDash Dash { get; init; }

    /// <summary>True to mark every point.</summary>
    public bool HasMarkers { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<double> XValues => X;

    /// <inheritdoc/>
    public override IEnumerable<double> YValues =>
        Y.Concat(Band?.Lower ?? []).Concat(Band?.Upper ?? [])
            .Concat(Error.Select((e, i) => Y[i] - e)).Concat(Error.Select((e, i) => Y[i] + e));

    /// <inheritdoc/>
    internal override IEnumerable<string> Problems(Axis x, Axis y) =>
        SeriesData.NumberProblems(this, x, "X", XValues).Concat(SeriesData.NumberProblems(this, y, "Y", YValues));
}
