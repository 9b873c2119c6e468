using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>Cells of one temperature and one part of the conductances.</summary>
/// <param name="Temperature">Temperature of the bake.</param>
/// <param name="Time">Mean duration.</param>
/// <param name="From">Smallest conductance before.</param>
/// <param name="To">Largest conductance before.</param>
/// <param name="Before">Mean conductance before.</param>
/// <param name="MeanChange">Mean change.</param>
/// <param name="Spread">Standard deviation of the change.</param>
/// <param name="Cells">Number of cells.</param>
public sealed record BakeRow(
    [property: Unit("K")] double Temperature,
    [property: Unit("s")] double Time,
    [property: Unit("S")] double From,
    [property: Unit("S")] double To,
    [property: Unit("S")] double Before,
    [property: Unit("S")] double MeanChange,
    [property: Unit("S")] double Spread,
    int Cells)
{
    /// <summary>Standard error of <see cref="MeanChange"/>.</summary>
    [Unit("S")]
    public double StandardError => Spread / Math.Sqrt(Cells);
}
