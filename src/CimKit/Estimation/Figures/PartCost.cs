using CimKit.Foundation;

namespace CimKit.Estimation.Figures;

/// <summary>What one circuit takes for an image.</summary>
/// <param name="Latency">Time that it adds.</param>
/// <param name="Energy">Energy of all its operations.</param>
public readonly record struct PartCost([property: Unit("s")] double Latency, [property: Unit("J")] double Energy)
{
    /// <summary>This, and then the other.</summary>
    public PartCost Then(PartCost next) => new(Latency + next.Latency, Energy + next.Energy);

    internal PartCost Times(double count) => new(Latency * count, Energy * count);

    /// <summary>The energy alone: the time is hidden behind something else.</summary>
    internal PartCost Hidden() => new(0, Energy);
}
