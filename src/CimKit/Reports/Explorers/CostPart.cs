using CimKit.Foundation;

namespace CimKit.Reports.Explorers;

/// <summary>A part of a cost tree as a chart shows it.</summary>
/// <param name="Parent">Place of the part that holds it in its list; −1 for the whole.</param>
/// <param name="Name">Name of the part, or how many small ones stand together.</param>
/// <param name="Value">What all copies and repetitions of the part cost.</param>
/// <param name="Size">Sum of the sizes of its parts: equal to the value, unless parts work at the same time.</param>
public sealed record CostPart(
    int Parent, string Name, [property: Unit("cost")] double Value, [property: Unit("cost")] double Size);
