using System.Collections.Immutable;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;

namespace CimKit.Circuits.Verification;

/// <summary>Repairs that show in a complete sub-array.</summary>
internal static class SubarrayQuirks
{
    private static readonly Subarray Sram = new() { Cell = new SramCell(), Read = new ParallelRead() };

    private static readonly Subarray FeFet = Sram with { Cell = new FeFetCell() };

    internal static ImmutableArray<Quirk> All { get; } =
    [
        Part("Q4-6", "an SRAM wordline is its wire alone", "with the gates of its cells", "delay of the wordline switches", Sram,
            "wordline switch matrix", part => part.Cost.Latency),
        Part("Q4-8", "the leakage current of repeaters is added to powers", "times the supply voltage", "leakage of the repeaters (2 and 1 nm)",
            FeFet, "repeaters", part => part.Cost.Leakage),
        Part("Q4-10", "stretching the multiplexer unfolds its switches", "they stay folded", "delay of the multiplexer", Sram,
            "multiplexer", part => part.Cost.Latency),
        Whole("Q4-11", "groups of rows that do not divide evenly are lost", "rounded up", "energy of SRAM with groups of 96 of 128 rows",
            Sram with { Read = new ParallelRead { Group = 96 } }, estimate => estimate.Total.Energy),
        Whole("Q4-14", "a flash ADC for each SRAM column has no references", "it has", "energy of SRAM with one column a converter",
            Sram with { ColumnsPerConverter = 1 }, estimate => estimate.Total.Energy),
        Whole("Q4-15", "binary weights in SRAM have no references", "they have", "energy of SRAM with binary weights",
            Sram with { Read = new BinaryParallelRead() }, estimate => estimate.Total.Energy),
        Whole("Q4-19", "charging the bitlines does not count in parallel reading", "it counts", "energy of SRAM", Sram,
            estimate => estimate.Total.Energy),
        Whole("Q4-22", "row by row, binary weights convert every row, selected or not", "the selected rows",
            "energy of FeFET with binary weights, 30 % of the rows selected",
            FeFet with { Read = new BinaryRowByRowRead() }, estimate => estimate.Total.Energy),
        Whole("Q3-4", "a vector without selected rows has no energy that is a number", "it costs what idles",
            "energy of FeFET with two bits and SAR ADC read row by row, no row selected",
            FeFet with { Cell = new FeFetCell { Bits = 2 }, Read = new RowByRowRead(), Adc = new SarAdc { Levels = 32 } },
            estimate => estimate.Total.Energy, isIdle: true),
    ];

    private static Quirk Part(
        string id, string reference, string corrected, string probe, Subarray array, string name, Func<SubarrayPart, double> value) =>
        Whole(id, reference, corrected, probe, array, estimate =>
            estimate.Parts.FirstOrDefault(part => part.Name == name) is { } part ? value(part) : 1);

    private static Quirk Whole(
        string id, string reference, string corrected, string probe, Subarray array, Func<SubarrayEstimate, double> value, bool isIdle = false) =>
        new(id, reference, corrected, probe, (nm, fidelity) => CircuitQuirks.Number(() =>
        {
            var node = DeviceQuirks.Node(nm, fidelity);
            var idle = ColumnConductances.Of(node, array.Cell, new byte[array.Rows * array.Columns], array.Rows, array.Columns);
            var activity = isIdle
                ? array.ActivityOf(node, idle, new byte[array.Rows])
                : array.TypicalActivity(node, 0.3);
            return value(array.Estimate(node, activity));
        }));
}
