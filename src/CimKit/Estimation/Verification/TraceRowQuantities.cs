using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Verification;
using CimKit.Estimation.Chips;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Tiles;
using CimKit.Traces;

namespace CimKit.Estimation.Verification;

/// <summary>Figures of the first processing element and tile of a layer, and of what all tiles share.</summary>
internal static class TraceRowQuantities
{
    internal static CheckedQuantities Of(ChipEstimate chip, RunTrace run, int layer, string level)
    {
        var estimate = chip.Layers[layer];
        var tile = chip.Model!.TileOf(estimate.Mapping);
        if (level.StartsWith("pe", StringComparison.Ordinal))
            return Element(chip, run, estimate, tile);
        return level.StartsWith("tile", StringComparison.Ordinal) ? Tile(chip, estimate, tile) : Shared(chip, estimate);
    }

    private static CheckedQuantities Element(ChipEstimate chip, RunTrace run, LayerEstimate layer, TileModel tile)
    {
        var model = chip.Model!.Chip;
        var (element, kind) = (layer.Tiles[0].Elements[0], tile.Element);
        var copies = new TileWork(model, tile, layer.Mapping).CopiesInElement;
        var read = LastRead.Of(chip, run, layer.Mapping.Index, element.Block.Arrays[^1]);
        var (cycle, tree) = (model.Clock.Period, kind.TreeLeakage(element.Block, copies) ?? 0);
        var (sums, array) = (kind.OneBlock(element.Block, model.Vectors(layer.Mapping)), model.Reads.Idle);
        var quantities = Costs(element.Total, cycle);
        quantities["rows"] = () => element.Block.Rows;
        quantities["cols"] = () => element.Block.Columns;
        quantities["dupRow"] = () => copies.Rows;
        quantities["dupCol"] = () => copies.Columns;
        quantities["nsaR"] = () => kind.ArraysPerSide;
        quantities["nsaC"] = () => kind.ArraysPerSide;
        quantities["numInVector"] = () => model.Vectors(layer.Mapping) * model.InputBits;
        quantities["sa_lat_last"] = () => element.Arrays.Latency / cycle;
        quantities["sa_lat_adc"] = () => element.Arrays.ConversionLatency / cycle;
        quantities["sa_lat_acc"] = () => element.Arrays.AccumulationLatency / cycle;
        quantities["sa_lat_oth"] = () => element.Arrays.OtherLatency / cycle;
        quantities["sa_E_lastvec"] = () => read.Total.Energy;
        quantities["sa_E_adc_lastvec"] = () => read.EnergyOf(SubarrayCategory.Conversion);
        quantities["sa_E_acc_lastvec"] = () => read.EnergyOf(SubarrayCategory.Accumulation);
        quantities["sa_E_oth_lastvec"] = () => read.EnergyOf(SubarrayCategory.Drivers);
        quantities["sa_leak"] = () => array.Total.Leakage;
        quantities["sa_leakInUse"] = () => array.RestingCellLeakage;
        Part(quantities, "at", sums, cycle, tree);
        quantities["at_bits"] = () => kind.Tree.Bits;
        quantities["at_stage"] = () => kind.Tree.Stages;
        quantities["at_trees"] = () => kind.Tree.Trees;
        Part(quantities, "bi", element.InputBus, cycle, kind.InputBus.Leakage);
        Part(quantities, "bo", element.OutputBus, cycle, kind.OutputBus.Leakage);
        Part(quantities, "di", element.InputRegister, cycle, kind.InputRegister.Leakage);
        Part(quantities, "do", element.OutputRegister, cycle, kind.OutputRegister.Leakage);
        quantities["di_n"] = () => kind.InputBits;
        quantities["do_n"] = () => kind.OutputBits;
        quantities["leak"] = () => kind.Leakage(tree);
        quantities["leakInUse"] = () => kind.LeakageInUse(tree);
        return quantities;
    }

    private static CheckedQuantities Tile(ChipEstimate chip, LayerEstimate layer, TileModel tile)
    {
        var model = chip.Model!.Chip;
        var (first, cycle) = (layer.Tiles[0], model.Clock.Period);
        var work = new TileWork(model, tile, layer.Mapping);
        var quantities = Costs(first.Total, cycle);
        quantities["rows"] = () => first.Block.Rows;
        quantities["cols"] = () => first.Block.Columns;
        quantities["speedUpRow"] = () => layer.Mapping.SpeedUp.Rows;
        quantities["speedUpCol"] = () => layer.Mapping.SpeedUp.Columns;
        quantities["numPE"] = () => tile.Inputs;
        quantities["peSize"] = () => tile.Element.Side;
        quantities["bitsOut"] = () => work.Traffic(first.Block).Inputs;
        quantities["bitsIn"] = () => work.Traffic(first.Block).Outputs;
        var summands = work.Summands(first.Block);
        Part(quantities, "acc", first.Tree, cycle, summands is { } count ? tile.Tree.Of(count).Leakage : tile.Tree.Built.Leakage);
        if (work.Summands(first.Block) is null)
            quantities.NotApplicable("acc_lat", ModuleCall.OtherKind).NotApplicable("acc_E", ModuleCall.OtherKind);
        quantities["acc_stage"] = () => tile.Tree.Stages;
        quantities["acc_bits"] = () => tile.Tree.Bits;
        quantities["acc_trees"] = () => tile.Tree.Trees;
        Buffer(quantities, "ibuf", tile.InputBuffer, first.InputBufferReads, first.InputBufferWrites, cycle);
        Buffer(quantities, "obuf", tile.OutputBuffer, first.OutputBufferReads, first.OutputBufferWrites, cycle);
        Part(quantities, "htree", first.Wires, cycle, tile.Wires.Leakage);
        quantities["htree_bw"] = () => tile.BusWidth;
        quantities["htree_stage"] = () => tile.WireTree.Stages;
        quantities["PEh"] = () => tile.Element.Height;
        quantities["PEw"] = () => tile.Element.Width;
        quantities["leak"] = () => first.Leakage;
        quantities["leakInUse"] = () => first.LeakageInUse;
        return quantities;
    }

    private static CheckedQuantities Shared(ChipEstimate chip, LayerEstimate layer)
    {
        var (model, cycle) = (chip.Model!, chip.Model!.Chip.Clock.Period);
        var quantities = Costs(layer.Total, cycle);
        quantities["numInVector"] = () => model.Chip.Vectors(layer.Mapping);
        Part(quantities, "GreLu", layer.Activation, cycle, 0);
        quantities["GreLu_numUnit"] = () => model.Activation?.Units ?? 0;
        Part(quantities, "Gacc", layer.Accumulation, cycle, 0);
        quantities["Gacc_used"] = () => layer.Accumulation.Latency > 0 ? 1 : 0;
        quantities["Gacc_numTree"] = () => model.Accumulation.Trees;
        quantities["Gacc_bits"] = () => model.Accumulation.Bits;
        quantities["Gacc_rows"] = () => model.Accumulation.Inputs;
        Part(quantities, "maxPool", layer.Pooling, cycle, 0);
        quantities["maxPool_used"] = () => layer.Mapping.Footprint.Row.HasPooling ? 1 : 0;
        quantities["maxPool_num"] = () => model.PoolingUnits.Units;
        Part(quantities, "GBus", layer.Wires, cycle, 0);
        quantities["busWidth"] = () => model.BusWidth;
        quantities["numBufferCore"] = () => model.Buffer.Cores;
        Buffer(quantities, "gbuf", model.Buffer, layer.BufferReads, layer.BufferWrites, cycle);
        quantities["tileLeak"] = () => layer.TileLeakage;
        quantities["tileLeakInUse"] = () => layer.TileLeakageInUse;
        return quantities;
    }

    private static CheckedQuantities Costs(ReadCost cost, double cycle) => new()
    {
        ["lat"] = () => cost.Latency / cycle,
        ["E"] = () => cost.Energy,
        ["buf_lat"] = () => cost.BufferLatency / cycle,
        ["buf_E"] = () => cost.BufferEnergy,
        ["ic_lat"] = () => cost.InterconnectLatency / cycle,
        ["ic_E"] = () => cost.InterconnectEnergy,
        ["lat_adc"] = () => cost.ConversionLatency / cycle,
        ["lat_acc"] = () => cost.AccumulationLatency / cycle,
        ["lat_oth"] = () => cost.OtherLatency / cycle,
        ["E_adc"] = () => cost.ConversionEnergy,
        ["E_acc"] = () => cost.AccumulationEnergy,
        ["E_oth"] = () => cost.OtherEnergy,
    };

    private static void Part(CheckedQuantities quantities, string name, PartCost part, double cycle, double leakage)
    {
        quantities[name + "_lat"] = () => part.Latency / cycle;
        quantities[name + "_E"] = () => part.Energy;
        quantities[name + "_leak"] = () => leakage;
    }

    private static void Buffer(
        CheckedQuantities quantities, string name, BufferCores buffer, PartCost reads, PartCost writes, double cycle)
    {
        quantities[name + "_rd_lat"] = () => reads.Latency / cycle;
        quantities[name + "_rd_E"] = () => reads.Energy;
        quantities[name + "_wr_lat"] = () => writes.Latency / cycle;
        quantities[name + "_wr_E"] = () => writes.Energy;
        quantities[name + "_leak"] = () => buffer.Core.Leakage;
        quantities[name + "_cores"] = () => buffer.Cores;
        quantities[name + "_bits"] = () => buffer.Bits;
        quantities[name + "_iw"] = () => buffer.LineBits;
    }
}
