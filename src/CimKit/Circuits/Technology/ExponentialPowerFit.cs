using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Static power of sensing a column: a constant and a part that falls with the column's resistance.</summary>
/// <param name="Base">Power towards infinite resistance, in watt.</param>
/// <param name="Amplitude">k: power of the exponential part, in watt.</param>
/// <param name="Decay">s: decay for each factor of ten in resistance.</param>
public readonly record struct ExponentialPowerFit(
    [property: Unit("W")] double Base,
    [property: Unit("W")] double Amplitude,
    [property: Unit("1")] double Decay)
{
    /// <summary>The part that falls with resistance: k·exp(−s·log₁₀R).</summary>
    /// <returns>Watt.</returns>
    public double Falling([Unit("Ω")] double resistance) => Amplitude * Math.Exp(-Decay * Math.Log10(resistance));
}
