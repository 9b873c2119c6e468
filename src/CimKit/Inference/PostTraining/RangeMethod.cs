namespace CimKit.Inference.PostTraining;

/// <summary>How the range of an activation is chosen from calibration images.</summary>
public enum RangeMethod
{
    /// <summary>The largest magnitude seen.</summary>
    Maximum,

    /// <summary>The magnitude that 99.9999 % of the values do not exceed. Source: [Wu2020].</summary>
    Percentile,

    /// <summary>The range with the smallest mean square of rounding and clipping errors.</summary>
    LeastSquares,
}
