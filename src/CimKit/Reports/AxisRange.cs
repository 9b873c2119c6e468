using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>The part of an axis that is shown, in the axis' unit without prefix.</summary>
public sealed record AxisRange
{
    /// <summary>A range of an axis.</summary>
    /// <param name="minimum">Left or lower end.</param>
    /// <param name="maximum">Right or upper end; greater than <paramref name="minimum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or not in that order.</exception>
    public AxisRange(double minimum, double maximum)
    {
        Minimum = Require.InRange(minimum, double.MinValue, double.MaxValue, name: nameof(Minimum));
        Maximum = Require.InRange(maximum, double.MinValue, double.MaxValue, name: nameof(Maximum));
        if (maximum <= minimum)
            throw new ArgumentOutOfRangeException(
                nameof(maximum), null, FormattableString.Invariant($"Maximum must be greater than Minimum ({minimum}); got {maximum}."));
    }

    /// <summary>Left or lower end.</summary>
    [Unit("axis")]
    public double Minimum { get; }

    /// <summary>Right or upper end.</summary>
    [Unit("axis")]
    public double Maximum { get; }
}
