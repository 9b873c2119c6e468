using CimKit.Foundation;

namespace CimKit.Circuits.Formulas;

/// <summary>Rectangle that a gate takes.</summary>
/// <param name="Height">Along the transistors' width.</param>
/// <param name="Width">Along the row of gates.</param>
public readonly record struct GateFootprint([property: Unit("m")] double Height, [property: Unit("m")] double Width)
{
    /// <summary>Height times width.</summary>
    [Unit("m²")]
    public double Area => Height * Width;
}
