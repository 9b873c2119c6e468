using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>A short text at a point of the figure.</summary>
/// <param name="X">Horizontal position, in the axis' unit.</param>
/// <param name="Y">Vertical position, in the axis' unit.</param>
/// <param name="Text">What to say there.</param>
public sealed record Annotation(
    [property: Unit("axis")] double X, [property: Unit("axis")] double Y, string Text);
