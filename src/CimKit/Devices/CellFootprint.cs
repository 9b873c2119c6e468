using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>Area of a cell in multiples of the feature size F.</summary>
/// <param name="Height">Along the column.</param>
/// <param name="Width">Along the row.</param>
public sealed record CellFootprint([property: Unit("F")] double Height, [property: Unit("F")] double Width);
