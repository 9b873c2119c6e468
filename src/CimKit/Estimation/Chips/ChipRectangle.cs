using CimKit.Foundation;

namespace CimKit.Estimation.Chips;

/// <summary>A rectangle on a chip.</summary>
/// <param name="X">Distance of its left side from the chip's.</param>
/// <param name="Y">Distance of its upper side from the chip's.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct ChipRectangle(
    [property: Unit("m")] double X, [property: Unit("m")] double Y, [property: Unit("m")] double Width, [property: Unit("m")] double Height);
