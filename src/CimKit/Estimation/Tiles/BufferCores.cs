using CimKit.Circuits;
using CimKit.Circuits.Memories;
using CimKit.Designs;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Tiles;

/// <summary>Equal buffer cores that are read and written together.</summary>
internal sealed class BufferCores
{
    internal BufferCores(ChipContext chip, BufferKind kind, int bits, int lineBits, int cores, Placement placement)
    {
        (Bits, LineBits, Cores) = (bits, lineBits, cores);
        ICircuit core = kind == BufferKind.RegisterFile
            ? new RegisterBuffer { Bits = bits, LineBits = lineBits, Clock = chip.Clock, Placement = placement }
            : new SramBuffer
            {
                Bits = bits,
                LineBits = lineBits,
                Clock = chip.Clock,
                Placement = placement,
                ServesSramArrays = chip.Array.Cell.IsSram,
                AccessWidth = chip.IsReference && chip.Reads.Cells.AccessWidth > 0 ? chip.Reads.Cells.AccessWidth : 1,
            };
        Core = core.Estimate(chip.Node);
    }

    /// <summary>Bits of one core.</summary>
    internal int Bits { get; }

    /// <summary>Bits of a line of one core.</summary>
    internal int LineBits { get; }

    internal int Cores { get; }

    /// <summary>One core; one line read or written.</summary>
    internal Cost Core { get; }

    internal double Area => Core.Area * Cores;

    /// <summary>Lines that move at once over a bus.</summary>
    internal int Parallel(double busWidth) => Math.Min(Cores, (int)Math.Ceiling(busWidth / LineBits));

    internal PartCost Reads(double bits, double busWidth)
    {
        var lines = bits / LineBits;
        return new PartCost(lines * Core.Latency / Parallel(busWidth), lines * Core.Energy);
    }

    internal PartCost Writes(double bits, double busWidth)
    {
        var lines = bits / LineBits;
        return new PartCost(lines * Core.WriteLatency / Parallel(busWidth), lines * Core.WriteEnergy);
    }
}
