using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>One number for the NMOS and one for the PMOS transistor.</summary>
/// <param name="Nmos">Value of the NMOS transistor.</param>
/// <param name="Pmos">Value of the PMOS transistor.</param>
public readonly record struct DevicePair([property: Unit("A/m")] double Nmos, [property: Unit("A/m")] double Pmos)
{
    /// <summary>The value of one polarity.</summary>
    public double this[Polarity polarity] => polarity == Polarity.Nmos ? Nmos : Pmos;
}
