using CimKit.Circuits;
using CimKit.Circuits.Interconnect;
using CimKit.Circuits.Technology;
using CimKit.Circuits.Verification;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Tiles;

namespace CimKit.Estimation.Verification;

/// <summary>Circuits of processing elements, tiles and chip under their published names; the last one that worked.</summary>
internal static class LevelModules
{
    internal static void Register(CheckCatalog catalog, Func<CheckParameters, ModuleCall> find)
    {
        foreach (var isSplit in new[] { false, true })
        {
            var kind = isSplit ? "NM" : "CM";
            void Add(string name, Func<ModuleCall, TileModel, bool, CheckedQuantities> quantities) =>
                catalog[name + kind] = p => quantities(find(p), TileOf(find(p), isSplit), find(p).Layer.Mapping.IsSplit == isSplit);
            Add("pe.adderTree", ElementTree);
            Add("pe.bufferInput", (call, tile, isUsed) => Register(call, tile.Element.InputRegister, tile.Element.InputBits, isUsed, call.LastElement.InputRegister));
            Add("pe.bufferOutput", (call, tile, isUsed) => Register(call, tile.Element.OutputRegister, tile.Element.OutputBits, isUsed, call.LastElement.OutputRegister));
            Add("pe.busInput", (call, tile, isUsed) => Bus(call, tile, tile.Element.InputBus, tile.Element.InputBusBits, isUsed, call.LastElement.InputBus));
            Add("pe.busOutput", (call, tile, isUsed) => Bus(call, tile, tile.Element.OutputBus, tile.Element.OutputBusBits / tile.Element.ArraysPerSide, isUsed, call.LastElement.OutputBus));
            Add("tile.inputBuffer", (call, tile, isUsed) => Buffer(call, tile.InputBuffer, isUsed, call.LastTile.InputBufferReads, call.LastTile.InputBufferWrites));
            Add("tile.outputBuffer", (call, tile, isUsed) => Buffer(call, tile.OutputBuffer, isUsed, call.LastTile.OutputBufferReads, call.LastTile.OutputBufferWrites));
            Add("tile.hTree", TileWires);
            Add("tile.accumulation", TileTree);
            Add("tile.reLu", Activation);
            Add("tile.sigmoid", Activation);
        }
        ChipModules.Register(catalog, find);
    }

    internal static CheckedQuantities Tree(ModuleCall call, TreeUse tree, PartCost? use, double leakage)
    {
        var quantities = call.Circuit(tree.Built, use, leakage);
        quantities["num_adder_bit"] = () => tree.Bits;
        quantities["num_adder_tree"] = () => tree.Trees;
        quantities["num_stage"] = () => tree.Stages;
        return quantities;
    }

    /// <summary>Figures of a tree's wires.</summary>
    /// <param name="quantities">Receives them.</param>
    /// <param name="tree">The tree as it is built.</param>
    /// <param name="used">The tree with the pitch of the layer's tiles.</param>
    /// <param name="node">Process.</param>
    internal static void AddWires(CheckedQuantities quantities, HTree tree, HTree used, TechnologyNode node)
    {
        var wire = tree.Wire(node);
        quantities["bus_width"] = () => tree.BusWidth;
        quantities["num_row"] = () => 1 << tree.Levels;
        quantities["num_col"] = () => 1 << tree.Levels;
        quantities["num_stage"] = () => tree.Stages;
        quantities["total_wire_length_m"] = () => tree.TotalLength(node);
        quantities["unit_latency_rep"] = () => wire.DelayPerLength(used.LastResistance(node));
        quantities["unit_latency_wire"] = () => wire.PlainDelayPerLength(used.LastResistance(node));
        quantities["unit_length_leakage"] = () => wire.LeakagePerLength;
        quantities["unit_length_energy_rep"] = () => wire.EnergyPerLength;
        quantities["unit_length_energy_wire"] = () => 0.5 * node.WireCapacitance * node.SupplyVoltage * node.SupplyVoltage;
        quantities["min_dist_m"] = () => wire.Distance;
        quantities["repeater_size"] = () => wire.Size;
    }

    private static TileModel TileOf(ModuleCall call, bool isSplit) => isSplit
        ? call.Model.Split ?? throw new FormatException("The chip has no tiles of split layers.")
        : call.Model.Unrolled;

    private static CheckedQuantities ElementTree(ModuleCall call, TileModel tile, bool isUsed)
    {
        var work = new TileWork(call.Chip, tile, call.Layer.Mapping);
        var leakage = isUsed ? tile.Element.TreeLeakage(call.LastElement.Block, work.CopiesInElement) : null;
        var sums = leakage is null ? (PartCost?)null : tile.Element.OneBlock(call.LastElement.Block, call.Chip.Vectors(call.Layer.Mapping));
        return Tree(call, tile.Element.Tree, sums, leakage ?? 0);
    }

    private static CheckedQuantities TileTree(ModuleCall call, TileModel tile, bool isUsed)
    {
        var summands = isUsed ? new TileWork(call.Chip, tile, call.Layer.Mapping).Summands(call.LastTile.Block) : null;
        return Tree(
            call, tile.Tree, summands is null ? null : call.LastTile.Tree, summands is { } count ? tile.Tree.Of(count).Leakage : 0);
    }

    private static CheckedQuantities Register(ModuleCall call, Cost register, int bits, bool isUsed, PartCost use)
    {
        var quantities = call.Circuit(register, isUsed ? use : null, register.Leakage);
        quantities["num_dff"] = () => bits;
        return quantities;
    }

    private static CheckedQuantities Bus(ModuleCall call, TileModel tile, Cost bus, int bits, bool isUsed, PartCost use)
    {
        var quantities = call.Circuit(bus, isUsed ? use : null, bus.Leakage);
        quantities["bus_width"] = () => bits;
        quantities["num_row"] = () => tile.Element.ArraysPerSide;
        quantities["num_col"] = () => tile.Element.ArraysPerSide;
        return quantities;
    }

    private static CheckedQuantities Buffer(ModuleCall call, BufferCores buffer, bool isUsed, PartCost reads, PartCost writes)
    {
        var quantities = call.Circuit(buffer.Core with { Area = buffer.Area }, isUsed ? reads : null, buffer.Core.Leakage, isUsed ? writes : null);
        quantities["num_bit"] = () => buffer.Bits;
        quantities["interface_width"] = () => buffer.LineBits;
        return quantities;
    }

    private static CheckedQuantities TileWires(ModuleCall call, TileModel tile, bool isUsed)
    {
        var quantities = call.Circuit(tile.Wires, isUsed ? call.LastTile.Wires : null, tile.Wires.Leakage);
        AddWires(quantities, tile.WireTree, tile.WireTree, call.Chip.Node);
        if (!isUsed || call.IsClockPass)
            SkipUnits(quantities, call);
        return quantities;
    }

    internal static void SkipUnits(CheckedQuantities quantities, ModuleCall call)
    {
        foreach (var name in new[] { "unit_latency_rep", "unit_latency_wire", "unit_length_leakage", "unit_length_energy_rep", "unit_length_energy_wire" })
            quantities.NotApplicable(name, call.IsClockPass ? ModuleCall.ClockPass : ModuleCall.OtherKind);
    }

    private static CheckedQuantities Activation(ModuleCall call, TileModel tile, bool isUsed)
    {
        var units = tile.Activation ?? throw new FormatException("The tiles have no activation functions.");
        var quantities = call.Circuit(units.Cost, isUsed ? call.LastTile.Activation : null, units.Cost.Leakage);
        quantities["num_unit"] = () => units.Units;
        return quantities;
    }
}
