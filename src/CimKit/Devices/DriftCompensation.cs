namespace CimKit.Devices;

/// <summary>Digital factors that undo the mean drift of an array, from readings right after programming and later.</summary>
/// <remarks>
/// Factor r₀/r(t) with r the mean magnitude of the outputs for a fixed set of inputs, floored at 10⁻⁴ of the output unit. It
/// restores the mean and amplifies noise; a spread of drift from cell to cell remains. Source: [Joshi2020].
/// </remarks>
public static class DriftCompensation
{
    private const double Floor = 1e-4;

    /// <summary>One factor for all outputs.</summary>
    /// <param name="before">Readings right after programming, any order.</param>
    /// <param name="later">Readings of the same inputs later, equally many.</param>
    /// <exception cref="ArgumentException">The numbers of readings differ, or there are none.</exception>
    public static double GlobalFactor(ReadOnlySpan<double> before, ReadOnlySpan<double> later)
    {
        if (before.Length != later.Length || before.Length == 0)
            throw new ArgumentException($"later must hold as many readings as before, at least 1; got {later.Length} and {before.Length}.", nameof(later));
        return Magnitude(before, 0, 1) / Magnitude(later, 0, 1);
    }

    /// <summary>One factor per output.</summary>
    /// <param name="before">Readings right after programming, shape [inputs, outputs].</param>
    /// <param name="later">Readings later, same shape.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <exception cref="ArgumentException">The numbers of readings differ or are no multiple of <paramref name="outputs"/>.</exception>
    public static IReadOnlyList<double> OutputFactors(ReadOnlySpan<double> before, ReadOnlySpan<double> later, int outputs)
    {
        if (outputs < 1 || before.Length == 0 || before.Length % outputs != 0 || before.Length != later.Length)
            throw new ArgumentException($"before and later must hold one reading per input and output ({outputs}); got {before.Length} and {later.Length}.", nameof(later));
        var factors = new double[outputs];
        for (var output = 0; output < outputs; output++)
            factors[output] = Magnitude(before, output, outputs) / Magnitude(later, output, outputs);
        return factors;
    }

    private static double Magnitude(ReadOnlySpan<double> readings, int first, int stride)
    {
        var (sum, count) = (0.0, 0);
        for (var i = first; i < readings.Length; i += stride, count++)
            sum += Math.Abs(readings[i]);
        return Math.Max(Floor, sum / count);
    }
}
