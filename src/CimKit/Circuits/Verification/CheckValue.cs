using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>One published number and the conditions it holds under.</summary>
/// <param name="Line">Line of the file, counted from 1.</param>
/// <param name="Module">Name of the module the number belongs to.</param>
/// <param name="Parameters">Conditions, as written in the file.</param>
/// <param name="Quantity">What the number is.</param>
/// <param name="Expected">The number; null where the file has none.</param>
/// <param name="Unit">Its unit, as written in the file; empty where the file names none.</param>
public sealed record CheckValue(
    int Line,
    string Module,
    CheckParameters Parameters,
    string Quantity,
    [property: Unit("1")] double? Expected,
    string Unit)
{
    /// <summary>Half of the last printed digit, where the number is printed more coarsely than it is compared; 0 elsewhere.</summary>
    [Unit("1")]
    public double Resolution { get; init; }
}
