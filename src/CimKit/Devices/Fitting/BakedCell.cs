using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>One cell of a retention bake.</summary>
/// <param name="Temperature">Temperature of the bake.</param>
/// <param name="Time">Duration up to the reading.</param>
/// <param name="Before">Conductance before.</param>
/// <param name="After">Conductance at the reading.</param>
public readonly record struct BakedCell(
    [property: Unit("K")] double Temperature,
    [property: Unit("s")] double Time,
    [property: Unit("S")] double Before,
    [property: Unit("S")] double After);
