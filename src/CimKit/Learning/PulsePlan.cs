using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>Trains for one product of two vectors.</summary>
/// <param name="Wanted">Pulses that the largest element of the product asks for.</param>
/// <param name="Length">Time slots.</param>
/// <param name="ErrorFactor">A: a row fires in a slot with probability min(1, A·|d|).</param>
/// <param name="InputFactor">B: a column fires in a slot with probability min(1, B·|x|).</param>
public readonly record struct PulsePlan(
    [property: Unit("1")] double Wanted, int Length, [property: Unit("1")] double ErrorFactor, [property: Unit("1")] double InputFactor);
