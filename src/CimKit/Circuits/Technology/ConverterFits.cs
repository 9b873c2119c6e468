using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Fitted behaviour of a node's analog-to-digital converters, at its read voltage.</summary>
/// <remarks>Source: [Lu2021], [Chen2018].</remarks>
public sealed record ConverterFits
{
    /// <summary>Comparator delay of a flash ADC that senses current.</summary>
    public required FlashLatencyFit CurrentSensing { get; init; }

    /// <summary>Comparator delay of a flash ADC that senses voltage.</summary>
    public required FlashLatencyFit VoltageSensing { get; init; }

    /// <summary>Static power of one comparator over the column's resistance, in watt; empty for high performance.</summary>
    public required ImmutableArray<FitSegment> ComparatorPower { get; init; }

    /// <summary>Static power of a column of a high-performance flash ADC; its base counts for each comparator.</summary>
    public required ExponentialPowerFit? ColumnPower { get; init; }

    /// <summary>Power of a SAR ADC: slope over its bits; the base is that of zero bits.</summary>
    [Unit("W")]
    public required double SarPowerPerBit { get; init; }

    /// <summary>Power of a SAR ADC over the column's resistance.</summary>
    public required ExponentialPowerFit SarPower { get; init; }

    /// <summary>Single-reference current sense amplifier.</summary>
    public required CurrentSenseFit CurrentSense { get; init; }
}
