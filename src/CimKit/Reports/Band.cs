namespace CimKit.Reports;

/// <summary>A shaded region around a line, such as a range of quantiles or mean ± standard deviation.</summary>
public sealed record Band
{
    /// <summary>A region between two curves over the line's own points.</summary>
    /// <param name="lower">Lower edge, one value a point.</param>
    /// <param name="upper">Upper edge, one value a point; not below <paramref name="lower"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ, a value is not finite, or an upper edge is below its lower edge.</exception>
    public Band(IEnumerable<double> lower, IEnumerable<double> upper)
    {
        Lower = SeriesData.Copy(lower, nameof(Lower), nameof(Band));
        Upper = SeriesData.CopySame(upper, Lower.Count, nameof(Upper), nameof(Band));
        for (var i = 0; i < Lower.Count; i++)
            if (Upper[i] < Lower[i])
                throw new ArgumentException(FormattableString.Invariant(
                    $"Band: Upper[{i}] ({Upper[i]}) must not be below Lower[{i}] ({Lower[i]})."), nameof(upper));
    }

    /// <summary>Lower edge.</summary>
    public IReadOnlyList<double> Lower { get; }

    /// <summary>Upper edge.</summary>
    public IReadOnlyList<double> Upper { get; }
}
