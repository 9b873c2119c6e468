using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>One read of a sub-array by category, or several reads together.</summary>
/// <param name="ConversionEnergy">Energy of converting, charging the array's lines included.</param>
/// <param name="AccumulationEnergy">Energy of accumulating.</param>
/// <param name="DriverEnergy">Energy of everything else.</param>
/// <param name="ConversionLatency">Latency of converting.</param>
/// <param name="AccumulationLatency">Latency of accumulating that is not hidden behind converting.</param>
/// <param name="DriverLatency">Latency of driving that is not part of a cycle.</param>
public readonly record struct SubarrayReadCost(
    [property: Unit("J")] double ConversionEnergy,
    [property: Unit("J")] double AccumulationEnergy,
    [property: Unit("J")] double DriverEnergy,
    [property: Unit("s")] double ConversionLatency,
    [property: Unit("s")] double AccumulationLatency,
    [property: Unit("s")] double DriverLatency)
{
    /// <summary>This, that many times, after another.</summary>
    internal SubarrayReadCost Times(double reads, SubarrayReadCost after) => new(
        after.ConversionEnergy + reads * ConversionEnergy,
        after.AccumulationEnergy + reads * AccumulationEnergy,
        after.DriverEnergy + reads * DriverEnergy,
        after.ConversionLatency + reads * ConversionLatency,
        after.AccumulationLatency + reads * AccumulationLatency,
        after.DriverLatency + reads * DriverLatency);
}
