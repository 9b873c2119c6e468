namespace CimKit.Inference.PostTraining;

/// <summary>Magnitudes of the values of one map, counted in equal bins from 0 to the largest.</summary>
/// <remarks>2048 bins and the percentile are those of the source. Source: [Wu2020].</remarks>
internal sealed class MagnitudeHistogram(double largest)
{
    private const int Bins = 2048;
    private const int FirstCandidate = 128;
    private const double Percentile = 0.999999;

    private readonly long[] counts = new long[Bins];

    private double Width => largest / Bins;

    public void Add(ReadOnlySpan<float> values)
    {
        if (largest <= 0)
            return;
        var perBin = (float)(Bins / largest);
        foreach (var value in values)
            counts[Math.Min(Bins - 1, (int)(Math.Abs(value) * perBin))]++;
    }

    public void Add(MagnitudeHistogram other)
    {
        for (var bin = 0; bin < Bins; bin++)
            counts[bin] += other.counts[bin];
    }

    /// <summary>The range; 0 if all values are.</summary>
    /// <param name="method">How it is chosen.</param>
    /// <param name="largestCode">Steps from 0 to the range.</param>
    public double Range(RangeMethod method, int largestCode) => method switch
    {
        _ when largest <= 0 => 0,
        RangeMethod.Maximum => largest,
        RangeMethod.Percentile => PercentileEdge(),
        _ => Enumerable.Range(0, (Bins - FirstCandidate) / 16 + 1).Select(number => (FirstCandidate + 16 * number) * Width)
            .MinBy(range => Error(range, largestCode)),
    };

    private double PercentileEdge()
    {
        var (total, seen, bin) = (counts.Sum(), 0L, 0);
        while (bin < Bins - 1 && (seen += counts[bin]) < Percentile * total)
            bin++;
        return (bin + 1) * Width;
    }

    // Bin 0 holds the zeros that rectifiers leave, which are coded exactly.
    private double Error(double range, int largestCode)
    {
        var (step, sum) = (range / largestCode, 0.0);
        for (var bin = 1; bin < Bins; bin++)
        {
            var value = (bin + 0.5) * Width;
            var error = value - Math.Min(largestCode, Math.Round(value / step)) * step;
            sum += counts[bin] * error * error;
        }
        return sum;
    }
}
