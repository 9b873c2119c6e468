namespace CimKit.Designs;

/// <summary>How the range of a converter is chosen. All but <see cref="Dynamic"/> are fixed before use, per layer and digit.</summary>
/// <remarks>Source: first principles; <see cref="Dynamic"/>: [Peng2019].</remarks>
public enum AdcRange
{
    /// <summary>Smallest range that holds every value seen in calibration.</summary>
    MinMax,

    /// <summary>Range of the smallest mean absolute error in calibration; clips more. Best at 3 and 4 bits.</summary>
    BestL1,

    /// <summary>Range of the smallest mean squared error in calibration.</summary>
    BestL2,

    /// <summary>Every value that a full array can produce; needs no calibration.</summary>
    Maximum,

    /// <summary>One code per cell step, as far as the codes reach; needs no calibration.</summary>
    Granular,

    /// <summary>
    /// Smallest and largest value of every conversion call over the whole image set, one range per layer, array, digit and
    /// input bit: the published simulator's converter. No circuit can know it, and results depend on the image set.
    /// </summary>
    Dynamic,
}
