namespace CimKit.Designs;

/// <summary>How the range of a converter is chosen. All but <see cref="Dynamic"/> and <see cref="Published"/> are fixed before use, per layer and digit.</summary>
/// <remarks>Source: first principles; <see cref="Dynamic"/> and <see cref="Published"/>: [Peng2019]; <see cref="LloydMax"/>: [Lloyd1982].</remarks>
public enum AdcRange
{
    /// <summary>Smallest range that holds every value seen in calibration.</summary>
    MinMax,

    /// <summary>Range of the smallest mean absolute error in calibration; clips more.</summary>
    BestL1,

    /// <summary>Range of the smallest mean squared error in calibration.</summary>
    BestL2,

    /// <summary>
    /// Range of the smallest expected squared error of a layer's sums in calibration: mean errors of conversions add up over
    /// input cycles and arrays, the rest adds up as independent numbers do.
    /// </summary>
    BestSum,

    /// <summary>
    /// Between two percentiles of the values seen in calibration, 10^η₁ and 1 − 10^η₂, the exponents by a simplex search for the
    /// smallest mean error of <see cref="AdcDesign.ErrorOrder"/>. With fewer than 100,000 values the scan of <see cref="BestL1"/>.
    /// </summary>
    Percentile,

    /// <summary>
    /// ±N/2^k full cells for N rows ([0, N/2^k] for one sign), k the largest whose range holds all but 0.01 % at each end of
    /// the values seen in calibration: ranges of all layers and digits differ by powers of two.
    /// </summary>
    PowerOfTwo,

    /// <summary>Non-linear references of the smallest mean squared error in calibration; differences keep zero as a value.</summary>
    LloydMax,

    /// <summary>Non-linear references that give every code about as many of the calibration values; differences keep zero as a value.</summary>
    Quantile,

    /// <summary>Every value that a full array can produce; needs no calibration.</summary>
    Maximum,

    /// <summary>One code per cell step, as far as the codes reach; needs no calibration.</summary>
    Granular,

    /// <summary>
    /// Smallest and largest value of every conversion call over the whole image set, one range per layer, array, digit and
    /// input bit: the published simulator's converter. No circuit can know it, and results depend on the image set.
    /// </summary>
    Dynamic,

    /// <summary>
    /// The published simulator's tables of non-linear references for 3, 4 or 5 bits over the range of <see cref="Dynamic"/>: for
    /// reproduction only.
    /// </summary>
    Published,
}
