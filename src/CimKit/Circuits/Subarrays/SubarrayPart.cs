using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>One circuit of a sub-array.</summary>
/// <param name="Name">Name of the part.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Cost">Rectangle, leakage, delay and energy of one operation.</param>
/// <param name="Operations">Operations for one input vector.</param>
/// <param name="Copies">Rectangles of it that are stacked.</param>
public sealed record SubarrayPart(
    string Name, SubarrayCategory Category, Cost Cost, [property: Unit("1")] double Operations, int Copies = 1)
{
    /// <summary>Delay of the addition alone in a part that adds; 0 elsewhere.</summary>
    [Unit("s")]
    internal double AdderDelay { get; init; }

    /// <summary>Whether the published program adds the part's energy to the whole; otherwise only its own figure has it.</summary>
    internal bool IsEnergyCounted { get; init; } = true;

    /// <summary>Whether the published program adds the part's leakage to the whole.</summary>
    internal bool IsLeakageCounted { get; init; } = true;

    internal double CountedEnergy => IsEnergyCounted ? Energy : 0;

    internal double CountedLeakage => IsLeakageCounted ? Cost.Leakage : 0;

    /// <summary>Energy for one input vector.</summary>
    [Unit("J")]
    public double Energy => Cost.Energy * Operations;

    /// <summary>Area of all rectangles.</summary>
    [Unit("m²")]
    public double Area => Cost.Area * Copies;
}
