using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>A local wire of one layer.</summary>
/// <param name="Width">Drawn width.</param>
/// <param name="AspectRatio">Height over width.</param>
/// <param name="Resistivity">Resistivity of the filled trench, liner included, at the node's temperature.</param>
public readonly record struct Wire(
    [property: Unit("m")] double Width,
    [property: Unit("1")] double AspectRatio,
    [property: Unit("Ω·m")] double Resistivity)
{
    /// <summary>Resistance of one metre.</summary>
    [Unit("Ω/m")]
    public double ResistancePerLength => Resistivity / (AspectRatio * Width * Width);
}
