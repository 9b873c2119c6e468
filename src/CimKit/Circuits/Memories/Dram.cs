using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Memories;

/// <summary>Traffic to a memory beside the chip; area, leakage and refresh belong to the memory.</summary>
/// <remarks>One operation moves <see cref="Bits"/>. Source: [Peng2021].</remarks>
public sealed record Dram : ICircuit
{
    /// <summary>Kind of memory.</summary>
    public required DramKind Kind { get; init; }

    /// <summary>Bits moved.</summary>
    [Unit("bit")]
    public required double Bits { get; init => field = Require.NotNegative(value, "bit"); }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var (bandwidth, energy) = Kind == DramKind.Gddr5 ? (4.288e12, 14 * Si.Pico) : (15.2e12, 3.9 * Si.Pico);
        return new Cost(Area: 0, Latency: Bits / bandwidth, Energy: Bits * energy, Leakage: 0)
        {
            WriteLatency = Bits / bandwidth,
            WriteEnergy = Bits * energy,
        };
    }
}
