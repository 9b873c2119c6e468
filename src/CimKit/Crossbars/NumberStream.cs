namespace CimKit.Crossbars;

/// <summary>Random numbers drawn chunk by chunk, one after the other; zeros if there is no source.</summary>
/// <param name="chunk">Numbers drawn at a time.</param>
/// <param name="random">Source; null for zeros.</param>
/// <param name="fill">Draws a chunk.</param>
internal sealed class NumberStream(int chunk, Random? random, Action<Random, double[]> fill)
{
    private readonly double[] numbers = new double[random is null ? 0 : chunk];
    private int next = chunk;

    /// <summary>The next number.</summary>
    public double Next()
    {
        if (random is null)
            return 0;
        if (next == numbers.Length)
        {
            fill(random, numbers);
            next = 0;
        }
        return numbers[next++];
    }
}
