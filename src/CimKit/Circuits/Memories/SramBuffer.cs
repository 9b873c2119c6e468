using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Memories;

/// <summary>A buffer of SRAM cells that is read and written line by line.</summary>
/// <remarks>One operation reads one line; the write figures are of one line, too. Source: [Peng2019].</remarks>
public sealed record SramBuffer : ICircuit
{
    /// <summary>Capacity.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 1 << 28, "bit"); }

    /// <summary>Bits of a line.</summary>
    [Unit("bit")]
    public required int LineBits { get; init => field = Require.InRange(value, 1, 1 << 20, "bit"); }

    /// <summary>Whether the chip's arrays hold SRAM too; the published program then counts the written cells (B6).</summary>
    public bool ServesSramArrays { get; init; } = true;

    /// <summary>Width of an access transistor in minimum transistors; the published program takes that of the chip's arrays.</summary>
    [Unit("1")]
    public double AccessWidth { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Pace of the buffer.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Where the buffer lies.</summary>
    public Placement Placement { get; init; }

    private int Lines => (Bits + LineBits - 1) / LineBits;

    /// <inheritdoc/>
    /// <remarks>Reference: the sense amplifiers have no area (B5). Corrected: they have.</remarks>
    public Cost Estimate(TechnologyNode node)
    {
        var parts = new SramBufferParts(this, node);
        var area = parts.RowLength * parts.ColumnLength + parts.Decoder.Area + parts.Precharger.Area + parts.Driver.Area
            + (node.IsReference ? 0 : parts.Amplifiers.Area);
        var height = Placement.Extent > 0 ? 0 : parts.ColumnLength;
        return Placement.Spread(area, height) with
        {
            Latency = Clock.IsSynchronous ? Clock.Period : parts.ReadDelay,
            Energy = parts.ReadEnergy(Clock.IsSynchronous) * Rounding,
            Leakage = parts.Leakage,
            WriteLatency = Clock.IsSynchronous ? Clock.Period : parts.WriteDelay,
            WriteEnergy = parts.WriteEnergy(Clock.IsSynchronous, ServesSramArrays) * Rounding,
        };
    }

    // A last line that is not full: the energy of all lines over the capacity.
    private double Rounding => (double)Lines * LineBits / Bits;
}
