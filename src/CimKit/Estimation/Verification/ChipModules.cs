using CimKit.Circuits.Verification;
using CimKit.Estimation.Chips;

namespace CimKit.Estimation.Verification;

/// <summary>Circuits that all tiles share, under their published names.</summary>
internal static class ChipModules
{
    internal static void Register(CheckCatalog catalog, Func<CheckParameters, ModuleCall> find)
    {
        catalog["chip.globalBuffer"] = p => Buffer(find(p));
        catalog["chip.Gaccumulation"] = p => Accumulation(find(p));
        catalog["chip.GreLu"] = p => Activation(find(p));
        catalog["chip.Gsigmoid"] = p => Activation(find(p));
        catalog["chip.maxPool"] = p => Pooling(find(p));
        catalog["chip.GBus"] = p => Bus(find(p));
        catalog["chip.GhTree"] = p => Tree(find(p));
    }

    private static CheckedQuantities Buffer(ModuleCall call)
    {
        var buffer = call.Model.Buffer;
        var quantities = call.Circuit(buffer.Core, call.Layer.BufferReads, buffer.Core.Leakage, call.Layer.BufferWrites);
        quantities["num_bit"] = () => buffer.Bits;
        quantities["interface_width"] = () => buffer.LineBits;
        return quantities;
    }

    private static CheckedQuantities Accumulation(ModuleCall call)
    {
        var tree = call.Model.Accumulation;
        var rows = GlobalSizes.AddedTileRows(call.Chip, call.Layer.Mapping);
        return LevelModules.Tree(call, tree, rows > 1 ? call.Layer.Accumulation : null, tree.Of(rows).Leakage);
    }

    private static CheckedQuantities Activation(ModuleCall call)
    {
        var units = call.Model.Activation ?? throw new FormatException("The chip has no activation functions.");
        var quantities = call.Circuit(units.Cost, call.Layer.Activation, units.Cost.Leakage);
        quantities["num_unit"] = () => units.Units;
        return quantities;
    }

    private static CheckedQuantities Pooling(ModuleCall call)
    {
        var isUsed = call.Layer.Mapping.Footprint.Row.HasPooling;
        var quantities = call.Circuit(call.Model.Pooling, isUsed ? call.Layer.Pooling : null, call.Model.Pooling.Leakage);
        quantities["window"] = () => ChipModel.PoolingWindow;
        quantities["num_max_pooling"] = () => call.Model.PoolingUnits.Units;
        return quantities;
    }

    private static CheckedQuantities Bus(ModuleCall call)
    {
        var wires = call.Model.Wires;
        var quantities = call.Circuit(
            wires.Cost with { Height = 0, Width = 0 }, call.Layer.Wires, wires.LayerLeakage(call.Tile));
        quantities["bus_width"] = () => wires.Bus.BusWidth;
        quantities["num_row"] = () => call.Model.Grid.Rows;
        quantities["num_col"] = () => call.Model.Grid.Columns;
        return quantities;
    }

    private static CheckedQuantities Tree(ModuleCall call)
    {
        var (wires, share) = (call.Model.Wires, call.Model.Wires.ShareOf(call.Layer.Mapping));
        var quantities = call.Circuit(wires.Cost with { Height = 0, Width = 0 }, call.Layer.Wires, wires.TreeLeakage(share));
        LevelModules.AddWires(quantities, wires.Tree, wires.TreeOver(call.Chip.Design.Interconnect.IsStreamed ? call.Model.Split! : call.Tile), call.Chip.Node);
        if (call.IsClockPass)
            LevelModules.SkipUnits(quantities, call);
        return quantities;
    }
}
