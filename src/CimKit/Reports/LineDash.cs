namespace CimKit.Reports;

/// <summary>Stroke of a line.</summary>
public enum LineDash
{
    /// <summary>Unbroken.</summary>
    Solid,

    /// <summary>Long strokes.</summary>
    Dash,

    /// <summary>Dots.</summary>
    Dot,
}
