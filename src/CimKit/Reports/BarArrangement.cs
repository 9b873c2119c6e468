namespace CimKit.Reports;

/// <summary>How the bars of several series share a category.</summary>
public enum BarArrangement
{
    /// <summary>Side by side.</summary>
    Grouped,

    /// <summary>On top of each other: the parts of a whole.</summary>
    Stacked,
}
