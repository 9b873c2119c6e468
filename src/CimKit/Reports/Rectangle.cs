using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>A rectangle of a layout, such as a tile of a chip.</summary>
/// <param name="X">Left edge, in the axis' unit.</param>
/// <param name="Y">Lower edge, in the axis' unit.</param>
/// <param name="Width">Greater than 0, in the axis' unit.</param>
/// <param name="Height">Greater than 0, in the axis' unit.</param>
public sealed record Rectangle(
    [property: Unit("axis")] double X, [property: Unit("axis")] double Y,
    [property: Unit("axis")] double Width, [property: Unit("axis")] double Height)
{
    /// <summary>A few letters written inside, if they fit; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>What a reader sees who points at it, one fact a line.</summary>
    public IReadOnlyList<string> Details { get; init => field = Array.AsReadOnly(value.ToArray()); } = [];
}
