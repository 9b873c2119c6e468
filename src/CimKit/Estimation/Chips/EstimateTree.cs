using CimKit.Circuits;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Tiles;

namespace CimKit.Estimation.Chips;

/// <summary>A chip's estimate as a tree of costs.</summary>
/// <remarks>
/// Energies are those of all tiles and elements of a layer, times those of the slowest tile and in it the slowest element,
/// areas those of all tiles. Leakage is an average over an image and has a leaf of its own.
/// </remarks>
internal static class EstimateTree
{
    internal static CostTree Of(ChipEstimate chip)
    {
        var model = chip.Model!;
        var parts = chip.Layers.Select(layer => Layer(model, layer)).ToList();
        var tiles = chip.Layers.Sum(layer => layer.Mapping.Tiles.Count * model.TileOf(layer.Mapping).Area.Total);
        parts.Add(CostTree.Then("shared circuits",
            Area("global buffer", model.Buffer.Area),
            Area("accumulation", model.Accumulation.Built.Area),
            Area("activation", model.Activation?.Cost.Area ?? 0),
            Area("pooling", model.Pooling.Area),
            Area("global wires", model.Wires.Cost.Area),
            Area("places without tile", Math.Max(chip.Area.Total - tiles - model.SharedArea, 0)),
            Leaking(model.SharedLeakage)));
        return GlobalSizes.IsPipelined(model.Chip) ? CostTree.Beside("chip", [.. parts]) : CostTree.Then("chip", [.. parts]);
    }

    private static CostTree Layer(ChipModel model, LayerEstimate layer) => CostTree.Then(
        layer.Name,
        Tiles(model, layer),
        Part("activation", 0, layer, layer.Activation),
        Part("accumulation", 0, layer, layer.Accumulation),
        Part("pooling", 0, layer, layer.Pooling),
        Leaf("global buffer", 0, layer.Buffer, layer.Pace),
        Part("global wires", 0, layer, layer.Wires),
        Leaking(layer.LeakagePower));

    private static CostTree Part(string name, double area, LayerEstimate layer, PartCost part) =>
        Leaf(name, area, layer.IsStreamed ? part.Hidden() : part, layer.Pace);

    private static CostTree Tiles(ChipModel model, LayerEstimate layer)
    {
        var kind = model.TileOf(layer.Mapping);
        var (tiles, slowest) = (layer.Mapping.Tiles.Count, layer.Tiles.MaxBy(tile => tile.Total.Latency)!);
        PartCost Sum(Func<TileEstimate, PartCost> part) => new(
            slowest.Shown(part(slowest)).Latency, layer.Tiles.Sum(tile => part(tile).Energy));
        return CostTree.Then(
            "tiles",
            Elements(kind, layer, slowest, tiles),
            Leaf("tile adder trees", tiles * kind.Tree.Built.Area, Sum(tile => tile.Tree), layer.Pace),
            Leaf("input buffers", tiles * kind.InputBuffer.Area, Sum(tile => tile.InputBufferReads.Then(tile.InputBufferWrites)), layer.Pace),
            Leaf("output buffers", tiles * kind.OutputBuffer.Area, Sum(tile => tile.OutputBufferReads.Then(tile.OutputBufferWrites)), layer.Pace),
            Leaf("tile wires", tiles * kind.Wires.Area, Sum(tile => tile.Wires), layer.Pace),
            Leaf("tile activation", tiles * (kind.Activation?.Cost.Area ?? 0), Sum(tile => tile.Activation), layer.Pace));
    }

    private static CostTree Elements(TileModel kind, LayerEstimate layer, TileEstimate tile, int tiles)
    {
        var (element, count) = (kind.Element, (double)tiles * kind.Elements);
        var slowest = tile.Elements.MaxBy(candidate => candidate.Total.Latency)!;
        var pace = layer.Pace / tile.Copies;
        double Sum(Func<ElementEstimate, double> energy) => layer.Tiles.Sum(
            each => each.Elements.Select((worker, index) => each.Counts[index] * energy(worker)).Sum());
        return CostTree.Then(
            "processing elements",
            Arrays(kind, count, slowest.Arrays.Latency / slowest.Copies * pace, Sum),
            Leaf("adder trees", count * element.Tree.Built.Area, new PartCost(slowest.Tree.Latency / slowest.Copies, Sum(worker => worker.Tree.Energy)), pace),
            Leaf("registers", count * (element.InputRegister.Area + element.OutputRegister.Area), new PartCost(slowest.Buffers.Latency, Sum(worker => worker.Buffers.Energy)), pace),
            Leaf("buses", 0, new PartCost(slowest.Buses.Latency, Sum(worker => worker.Buses.Energy)), pace));
    }

    private static CostTree Arrays(TileModel kind, double elements, double latency, Func<Func<ElementEstimate, double>, double> sum)
    {
        var area = kind.Element.ArrayArea;
        double Uncategorised(ElementEstimate worker) =>
            worker.Arrays.Energy - worker.Arrays.ConversionEnergy - worker.Arrays.AccumulationEnergy - worker.Arrays.OtherEnergy;
        CostTree Share(string name, double each, Func<ElementEstimate, double> energy) =>
            CostTree.Leaf(name, new Cost(elements * each, 0, sum(energy), 0));
        return CostTree.Then(
            "sub-arrays",
            CostTree.Leaf("time", new Cost(0, latency, 0, 0)),
            Area("cells", elements * area.Array),
            Share("conversion", area.Conversion, worker => worker.Arrays.ConversionEnergy),
            Share("accumulation", area.Accumulation, worker => worker.Arrays.AccumulationEnergy),
            Share("drivers", area.Other, worker => worker.Arrays.OtherEnergy),
            Share("empty corners", area.Total - area.Array - area.Conversion - area.Accumulation - area.Other, Uncategorised));
    }

    private static CostTree Area(string name, double area) => CostTree.Leaf(name, new Cost(area, 0, 0, 0));

    private static CostTree Leaking(double power) => CostTree.Leaf("leakage", new Cost(0, 0, 0, power));

    private static CostTree Leaf(string name, double area, PartCost part, double pace) =>
        CostTree.Leaf(name, new Cost(area, part.Latency * pace, part.Energy, 0));
}
