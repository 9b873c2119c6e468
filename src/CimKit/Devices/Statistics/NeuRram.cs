using CimKit.Foundation;

namespace CimKit.Devices.Statistics;

/// <summary>Filamentary ReRAM of the NeuRRAM chip: the spread about the target at one second, one day and two days, g_max 40 µS.</summary>
/// <remarks>
/// σ is the total deviation at that time, programming included, so a cell has one ξ for all times. Between the times σ is linear
/// in ln t; below one second and beyond two days the nearest time holds, since there are no data (the spread has nearly stopped
/// growing). A user may add about 1 % of g_max of read noise. Source: [Wan2022].
/// </remarks>
public sealed record NeuRram : IConductanceModel
{
    private const double Day = 86400;
    private static readonly double[] AtOneSecond = [0.348, 16.030, -43.853, 45.393, -16.815];
    private static readonly double[] AtOneDay = [0.701, 22.086, -50.773, 47.095, -16.458];
    private static readonly double[] AtTwoDays = [0.782, 20.274, -43.507, 37.062, -11.934];

    /// <summary>Largest conductance g_max; spreads scale with it.</summary>
    [Unit("S")]
    public double Maximum { get; init => field = Require.Positive(value, "S"); } = 40 * Si.Micro;

    /// <summary>Noise of one read as part of g_max.</summary>
    [Unit("1")]
    public double ReadNoise { get; init => field = Require.InRange(value, 0, 1); } = 0.01;

    /// <summary>Longest time the fit has data for; later its last spread holds.</summary>
    [Unit("s")]
    public double LastMeasuredTime => 2 * Day;

    /// <inheritdoc/>
    public ConductanceRange Range => new() { Minimum = 0, Maximum = Maximum };

    /// <inheritdoc/>
    public CellDrawKinds Draws => CellDrawKinds.Programming;

    /// <inheritdoc/>
    public bool HasDrift => true;

    /// <inheritdoc/>
    public double Program(double target, in CellDraws draws) => At(target, 0, draws);

    /// <inheritdoc/>
    public double At(double target, double time, in CellDraws draws) =>
        Math.Max(0, target + Sigma(target, time) * draws.Programming);

    /// <inheritdoc/>
    public double ReadSigma(double conductance) => ReadNoise * Maximum;

    /// <summary>Standard deviation about the target, in siemens.</summary>
    public double Sigma([Unit("S")] double target, [Unit("s")] double time)
    {
        var part = target / Maximum;
        var (earlier, later, begin, end) = Require.NotNegative(time, "s", nameof(time)) < Day
            ? (AtOneSecond, AtOneDay, 1, Day)
            : (AtOneDay, AtTwoDays, Day, 2 * Day);
        var between = (Math.Log(Math.Clamp(time, begin, end)) - Math.Log(begin)) / Math.Log(end / begin);
        var sigma = (1 - between) * Polynomial.At(part, earlier) + between * Polynomial.At(part, later);
        return Math.Max(0, sigma) * Si.Micro * (Maximum / (40 * Si.Micro));
    }

    /// <summary>Name for tables.</summary>
    public override string ToString() => $"NeuRRAM, {Si.Format(Maximum, "S")}";
}
