namespace CimKit.Reports;

/// <summary>How values are laid along an axis.</summary>
public enum AxisScale
{
    /// <summary>Equal distances are equal differences.</summary>
    Linear,

    /// <summary>Equal distances are equal ratios; every value must be greater than 0.</summary>
    Logarithmic,
}
