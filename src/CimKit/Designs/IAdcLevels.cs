namespace CimKit.Designs;

/// <summary>Where a converter of your own has its levels: what each of its codes stands for.</summary>
/// <remarks>
/// Asked once for every layer and digit, before use. Where column minus dummy is converted, 0 should be a level: rows that are off
/// must not add up.
/// </remarks>
/// <example><code>
/// record PowersOfTwo : IAdcLevels
/// {
///     public IReadOnlyList&lt;double&gt; Place(IReadOnlyList&lt;(double Value, long Count)&gt; seen, int bits) =&gt;
///         [0, .. Enumerable.Range(0, (1 &lt;&lt; bits) - 1).Select(power =&gt; Math.Pow(2, power))];
/// }
/// </code></example>
public interface IAdcLevels
{
    /// <summary>Values of the codes, in cell steps, rising; 1 to 2^bits of them.</summary>
    /// <param name="seen">Values at the converters in calibration, in cell steps, rising, and how often each occurred; not empty.</param>
    /// <param name="bits">Resolution.</param>
    IReadOnlyList<double> Place(IReadOnlyList<(double Value, long Count)> seen, int bits);
}
