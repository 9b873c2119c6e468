using CimKit.Circuits;
using CimKit.Circuits.Memories;
using CimKit.Designs;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Training;

/// <summary>Cores of a buffer; each holds so many bits and moves a line at a time.</summary>
internal sealed class TrainingBuffer
{
    internal TrainingBuffer(TrainingContext chip, BufferKind kind, int bits, int lineBits, int cores, Placement placement)
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
                ServesSramArrays = chip.Design.Array.Cell.IsSram,
            };
        Core = core.Estimate(chip.Node);
    }

    /// <summary>Of one core.</summary>
    internal int Bits { get; }

    internal int LineBits { get; }

    internal int Cores { get; }

    internal Cost Core { get; }

    internal double Area => Core.Area * Cores;

    internal int Parallel(double busWidth) => Math.Max(Math.Min(Cores, (int)Math.Ceiling(busWidth / LineBits)), 1);

    /// <summary>Reads and writes of so many bits each, by one core.</summary>
    internal PartCost Moves(double read, double written) => new(
        (read * Core.Latency + written * Core.WriteLatency) / LineBits, (read * Core.Energy + written * Core.WriteEnergy) / LineBits);

    internal PartCost Moves(double read, double written, double busWidth)
    {
        var one = Moves(read, written);
        return one with { Latency = one.Latency / Parallel(busWidth) };
    }

    internal static int CoresFor(double bits, BufferDesign design) => Math.Max((int)Math.Ceiling(bits / design.CoreBits), 1);

    internal static TrainingBuffer OfTile(TrainingContext chip, int bits, int line, int cores, Placement placement)
    {
        var design = chip.Design.TileBuffer;
        return bits < design.CoreBits
            ? new TrainingBuffer(chip, design.Kind, bits, line, cores, placement)
            : new TrainingBuffer(chip, design.Kind, design.CoreBits, design.CoreColumns, cores, placement);
    }
}
