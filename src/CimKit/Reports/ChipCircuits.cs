using CimKit.Circuits;
using CimKit.Estimation.Chips;

namespace CimKit.Reports;

/// <summary>The smallest parts of a chip's cost tree, added up by what they do and by the circuit they are.</summary>
internal static class ChipCircuits
{
    /// <summary>Kinds of circuit in the order of their colours.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = ["cells", "conversion", "accumulation", "buffers", "wires", "other"];

    /// <summary>The kind of a part by its name.</summary>
    internal static string KindOf(string part) => part switch
    {
        "cells" => "cells",
        "conversion" => "conversion",
        "accumulation" or "adder trees" or "tile adder trees" => "accumulation",
        "registers" or "input buffers" or "output buffers" or "global buffer" => "buffers",
        "buses" or "tile wires" or "global wires" => "wires",
        _ => "other",
    };

    /// <summary>One cost of a layer, or of the shared circuits, for each of <see cref="Kinds"/>.</summary>
    /// <remarks>Time is not in the smallest parts of arrays, so it comes from the estimate's own categories.</remarks>
    internal static double[] Of(CostTree tree, LayerEstimate? layer, CostQuantity quantity)
    {
        if (quantity == CostQuantity.Latency)
            return Latencies(layer);
        var leaves = Leaves(tree).ToLookup(leaf => KindOf(leaf.Name), leaf => quantity.Of(leaf.Cost));
        return [.. Kinds.Select(kind => leaves[kind].Sum())];
    }

    /// <summary>One cost of every circuit of the chip, largest first: level of the chip, name, kind.</summary>
    internal static IReadOnlyList<(string Name, string Kind, double Area, double Energy)> All(ChipEstimate chip) =>
    [
        .. chip.ToTree().Parts.SelectMany(part => Named(part, "chip"))
            .GroupBy(leaf => leaf.Name)
            .Select(group => (group.Key, KindOf(group.First().Part.Name), group.Sum(leaf => leaf.Part.Cost.Area), group.Sum(leaf => leaf.Part.Cost.Energy)))
            .Where(circuit => circuit.Item3 > 0 || circuit.Item4 > 0),
    ];

    internal static IEnumerable<CostTree> Leaves(CostTree tree) => tree.Parts.Length == 0 ? [tree] : tree.Parts.SelectMany(Leaves);

    private static double[] Latencies(LayerEstimate? layer)
    {
        if (layer is null)
            return [.. Kinds.Select(_ => 0.0)];
        var total = layer.Total;
        var rest = total.Latency - total.ConversionLatency - total.AccumulationLatency - total.BufferLatency - total.InterconnectLatency;
        return [0, total.ConversionLatency, total.AccumulationLatency, total.BufferLatency, total.InterconnectLatency, Math.Max(rest, 0)];
    }

    // 'accumulation' stands in sub-arrays and beside the global buffer: the level tells them apart.
    private static IEnumerable<(string Name, CostTree Part)> Named(CostTree tree, string level) => tree.Parts.Length == 0
        ? [(NameOf(tree.Name, level), tree)]
        : tree.Parts.SelectMany(part => Named(part, part.Name == "sub-arrays" ? "sub-array" : level));

    private static string NameOf(string part, string level) => (part, level) switch
    {
        ("conversion", _) => "ADCs and array lines",
        ("cells", _) => "memory cells",
        ("adder trees", _) => "element adder trees",
        ("registers", _) => "element registers",
        ("buses", _) => "element buses",
        ("input buffers", _) => "tile input buffers",
        ("output buffers", _) => "tile output buffers",
        ("accumulation", "sub-array") => "shift-adds",
        ("accumulation", _) => "global adder tree",
        _ => part,
    };
}
