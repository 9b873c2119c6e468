using System.Collections.Immutable;
using CimKit.Circuits.Interconnect;
using CimKit.Circuits.Memories;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>Repairs of trees, buffers and look-up tables.</summary>
internal static class InterconnectQuirks
{
    private static readonly HTree Tree = new()
    {
        Rows = 4, Columns = 4, BusWidth = 1024, UnitHeight = 200 * Si.Micro, UnitWidth = 200 * Si.Micro,
    };

    private static readonly RegisterBuffer Registers = new() { Bits = 1024, LineBits = 32 };

    private static readonly SramBuffer Sram = new() { Bits = 4096, LineBits = 32 };

    internal static ImmutableArray<Quirk> All { get; } =
    [
        CircuitQuirks.Energy("B1", "an H-tree switches half of the way that it delays", "the same way", "energy of a tree of 4 × 4", Tree),
        CircuitQuirks.Area("B13", "the channel of an H-tree widens from level to level", "it keeps its width", "area of a tree of 4 × 4", Tree),
        new("B3", "a register buffer without clock has no finite delay", "its wordline's delay", "delay of a register buffer without clock",
            (nm, fidelity) => fidelity == Fidelity.Reference
                ? double.NaN
                : (Registers with { Clock = CircuitQuirks.Unclocked }).Estimate(DeviceQuirks.Node(nm, fidelity)).Latency),
        new("B4", "without calibration the registers of a buffer do not switch", "they do", "energy of an uncalibrated register buffer",
            (nm, fidelity) => Registers.Estimate(TechnologyCatalog.Find(nm, fidelity: fidelity, calibration: Calibration.None)).Energy),
        CircuitQuirks.Area("B5", "the sense amplifiers of an SRAM buffer have no area", "they have", "area of an SRAM buffer", Sram),
        CircuitQuirks.Of("B6", "written cells count only where the arrays are SRAM", "always", "write energy of an SRAM buffer beside FeFET arrays",
            Sram with { ServesSramArrays = false }, cost => cost.WriteEnergy),
        CircuitQuirks.Leakage("B7", "the cells of an SRAM buffer do not leak", "they do", "leakage of an SRAM buffer", Sram),
        CircuitQuirks.Leakage("B8", "look-up tables leak like one of them", "each leaks", "leakage of 16 look-up tables",
            new SigmoidTable { OutputBits = 8, Entries = 256, Count = 16 }),
        CircuitQuirks.Energy("B16", "sensing in an SRAM buffer is free", "the amplifiers count", "read energy of an SRAM buffer without clock",
            Sram with { Clock = CircuitQuirks.Unclocked }),
        CircuitQuirks.Of("B17", "a written line switches the whole decoder", "as a read one", "write energy of a register buffer", Registers,
            cost => cost.WriteEnergy),
        CircuitQuirks.Energy("B18", "a clocked SRAM buffer is not precharged", "it is", "read energy of an SRAM buffer", Sram),
    ];
}
