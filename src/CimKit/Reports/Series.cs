namespace CimKit.Reports;

/// <summary>
/// Data drawn one way. A closed set: <see cref="LineSeries"/>, <see cref="ScatterSeries"/>, <see cref="BarSeries"/>,
/// <see cref="HistogramSeries"/>, <see cref="HeatMapSeries"/>, <see cref="RectangleSeries"/>.
/// </summary>
public abstract record Series
{
    private protected Series(string name) => Name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Name in the legend; empty to leave it out.</summary>
    public string Name { get; }

    /// <summary>Which colour of <see cref="Palette"/>; null for the next one of the figure.</summary>
    public int? Color { get; init; }

    /// <summary>Horizontal positions that the axis must show.</summary>
    public abstract IEnumerable<double> XValues { get; }

    /// <summary>Vertical positions that the axis must show.</summary>
    public abstract IEnumerable<double> YValues { get; }

    /// <summary>What does not fit between this series and a figure's axes.</summary>
    internal abstract IEnumerable<string> Problems(Axis x, Axis y);

    /// <summary>How messages name the series.</summary>
    internal string Title => $"{GetType().Name} '{Name}'";
}
