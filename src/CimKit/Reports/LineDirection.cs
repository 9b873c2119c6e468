namespace CimKit.Reports;

/// <summary>Which way a reference line runs.</summary>
public enum LineDirection
{
    /// <summary>From left to right at a value of the Y axis.</summary>
    Horizontal,

    /// <summary>From bottom to top at a value of the X axis.</summary>
    Vertical,
}
