using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Training;

/// <summary>Reading a part of the chip forwards and backwards: both directions, their peaks without transfers, and categories of both.</summary>
internal readonly record struct PhaseSums
{
    internal PartCost Forward { get; init; }

    internal PartCost Backward { get; init; }

    internal PartCost PeakForward { get; init; }

    internal PartCost PeakBackward { get; init; }

    internal PartCost Conversion { get; init; }

    internal PartCost Accumulation { get; init; }

    internal PartCost Other { get; init; }

    internal PartCost Buffer { get; init; }

    internal PartCost Interconnect { get; init; }

    /// <summary>Both work at the same time.</summary>
    internal PhaseSums Beside(PhaseSums other) => Combined(other, static (a, b) => new(Math.Max(a.Latency, b.Latency), a.Energy + b.Energy));

    internal PhaseSums Then(PhaseSums next) => Combined(next, static (a, b) => a.Then(b));

    internal PhaseSums Times(double count) =>
        Combined(this, (a, _) => new(a.Latency * count, a.Energy * count));

    internal PhaseSums Faster(double factor) => Combined(this, (a, _) => new(a.Latency / factor, a.Energy));

    /// <summary>Additions in both directions; backwards only if the layer has errors to pass on.</summary>
    internal static PhaseSums Adding(PartCost part, bool isBackward, bool isTimedBackward, bool isCountedOnce = false) => new()
    {
        Forward = part,
        PeakForward = part,
        Backward = new(isTimedBackward ? part.Latency : 0, isBackward ? part.Energy : 0),
        PeakBackward = new(isTimedBackward ? part.Latency : 0, isBackward ? part.Energy : 0),
        Accumulation = new(part.Latency * (isTimedBackward && !isCountedOnce ? 2 : 1), part.Energy * (isBackward ? 2 : 1)),
    };

    /// <summary>What happens forwards only.</summary>
    internal static PhaseSums Operating(PartCost part) => new() { Forward = part, PeakForward = part, Other = part };

    internal static PhaseSums Buffering(PartCost part, bool isBackward) => new()
    {
        Forward = part, Backward = isBackward ? part : default, Buffer = isBackward ? part.Then(part) : part,
    };

    internal static PhaseSums Moving(PartCost part, bool isBackward) => new()
    {
        Forward = part, Backward = isBackward ? part : default, Interconnect = isBackward ? part.Then(part) : part,
    };

    private PhaseSums Combined(PhaseSums other, Func<PartCost, PartCost, PartCost> part) => new()
    {
        Forward = part(Forward, other.Forward),
        Backward = part(Backward, other.Backward),
        PeakForward = part(PeakForward, other.PeakForward),
        PeakBackward = part(PeakBackward, other.PeakBackward),
        Conversion = part(Conversion, other.Conversion),
        Accumulation = part(Accumulation, other.Accumulation),
        Other = part(Other, other.Other),
        Buffer = part(Buffer, other.Buffer),
        Interconnect = part(Interconnect, other.Interconnect),
    };
}
