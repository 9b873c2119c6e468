using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Time a comparator of a flash ADC needs to tell a column from a reference.</summary>
/// <remarks>Source: [Lu2021], fit of post-layout simulation.</remarks>
public sealed record FlashLatencyFit
{
    /// <summary>Delay over the reference's resistance at the reference capacitance, in seconds.</summary>
    public required ImmutableArray<FitSegment> Segments { get; init; }

    /// <summary>Column capacitance at which the delay was extracted.</summary>
    [Unit("F")]
    public required double ReferenceCapacitance { get; init; }

    /// <summary>Additional delay at the upper resistance when the column capacitance doubles.</summary>
    [Unit("s")]
    public required double ExtraDelay { get; init; }

    /// <summary>Resistance at which the additional delay was extracted.</summary>
    [Unit("Ω")]
    public required double UpperResistance { get; init; }

    /// <summary>Resistance above which the column capacitance matters.</summary>
    [Unit("Ω")]
    public required double ThresholdResistance { get; init; }

    /// <summary>Delay for a reference resistance and a column capacitance.</summary>
    /// <returns>Seconds.</returns>
    public double Delay([Unit("Ω")] double resistance, [Unit("F")] double columnCapacitance)
    {
        var delay = FitSegment.Evaluate(Segments.AsSpan(), resistance);
        if (resistance > ThresholdResistance)
            delay += ExtraDelay / (UpperResistance - ThresholdResistance) * (resistance - ThresholdResistance)
                * (columnCapacitance - ReferenceCapacitance) / ReferenceCapacitance;
        return delay;
    }
}
