using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>A power law of time fitted to the conductance of one cell: G = G₀·(t/t₀)^v with t₀ = 1 s.</summary>
/// <remarks>A straight line of ln G over ln t by least squares. Source: first principles; law of [Peng2019].</remarks>
public sealed record RetentionFit
{
    private RetentionFit()
    {
    }

    /// <summary>Exponent v; negative for a conductance that falls.</summary>
    public required ConfidenceInterval Exponent { get; init; }

    /// <summary>G₀, conductance at one second, in siemens.</summary>
    public required ConfidenceInterval Start { get; init; }

    /// <summary>Root of the mean square residual of ln G.</summary>
    [Unit("1")]
    public required double ResidualRms { get; init; }

    /// <summary>The fit.</summary>
    /// <param name="times">Seconds, ascending, above 0; at least 3.</param>
    /// <param name="conductances">Siemens, above 0.</param>
    /// <exception cref="ArgumentException">Values do not fit; the first that does not is named.</exception>
    public static RetentionFit PowerLaw(IReadOnlyList<double> times, IReadOnlyList<double> conductances)
    {
        Check(times, conductances);
        var line = LineFit.Of(times.Select(value => Math.Log(value)).ToArray(), conductances.Select(value => Math.Log(value)).ToArray());
        var start = line.Intercept;
        return new()
        {
            Exponent = line.Slope,
            Start = new(Math.Exp(start.Value), Math.Exp(start.Value) * start.StandardError, Math.Exp(start.Lower), Math.Exp(start.Upper)),
            ResidualRms = line.ResidualRms,
        };
    }

    /// <summary>The fitted law as retention of a cell of that range, toward the end it drifts to.</summary>
    public PowerLawRetention ToRetention() => new() { Exponent = Math.Abs(Exponent.Value), Target = Exponent.Value < 0 ? 0 : 1 };

    private static void Check(IReadOnlyList<double> times, IReadOnlyList<double> conductances)
    {
        if (times.Count != conductances.Count || times.Count < 3)
            throw new ArgumentException($"times and conductances must hold equally many numbers, at least 3; got {times.Count} and {conductances.Count}.", nameof(times));
        for (var i = 0; i < times.Count; i++)
        {
            if (!(times[i] > (i == 0 ? 0 : times[i - 1])) || !double.IsFinite(times[i]))
                throw new ArgumentException(FormattableString.Invariant($"times must ascend from above 0 s; times[{i}] is {times[i]:G6} s."), nameof(times));
            if (!(conductances[i] > 0) || !double.IsFinite(conductances[i]))
                throw new ArgumentException(FormattableString.Invariant($"conductances must be above 0 S; conductances[{i}] is {conductances[i]:G6} S."), nameof(conductances));
        }
    }
}
