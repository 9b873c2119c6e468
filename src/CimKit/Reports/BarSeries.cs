namespace CimKit.Reports;

/// <summary>One bar for each category of the X axis.</summary>
public sealed record BarSeries : Series
{
    /// <summary>Bars from 0 to the values.</summary>
    /// <param name="name">Name in the legend; empty to leave it out.</param>
    /// <param name="values">Heights, one a category of the X axis.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public BarSeries(string name, IEnumerable<double> values)
        : base(name) => Values = SeriesData.Copy(values, nameof(Values), Title);

    /// <summary>Heights, one a category of the X axis.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Half length of the error bar of each bar; empty for none. Not drawn on stacked bars.</summary>
    public IReadOnlyList<double> Error
    {
        get;
        init
        {
            field = value.Count == 0 ? [] : SeriesData.CopySame(value, Values.Count, nameof(Error), Title);
            SeriesData.RequireNotNegative(field, nameof(Error), Title);
        }
    } = [];

    /// <inheritdoc/>
    public override IEnumerable<double> XValues => Enumerable.Range(0, Values.Count).SelectMany(i => new[] { i - 0.5, i + 0.5 });

    /// <inheritdoc/>
    public override IEnumerable<double> YValues =>
        Values.Concat(Error.Select((e, i) => Values[i] - e)).Concat(Error.Select((e, i) => Values[i] + e));

    /// <inheritdoc/>
    internal override IEnumerable<string> Problems(Axis x, Axis y)
    {
        if (x.Categories.Count != Values.Count)
            yield return $"{Title}: Values must hold {x.Categories.Count} values, one a category of X axis '{x.Label}'; got {Values.Count}.";
        foreach (var problem in SeriesData.NumberProblems(this, y, "Y", YValues))
            yield return problem;
    }
}
