using CimKit.Circuits.Verification;
using CimKit.Estimation.Chips;
using CimKit.Estimation.Figures;
using CimKit.Foundation;
using CimKit.Mapping;

namespace CimKit.Estimation.Verification;

/// <summary>Figures of whole chips under the names of the architecture check values.</summary>
internal static class ChipRowQuantities
{
    internal static CheckedQuantities Run(ChipEstimate chip)
    {
        var quantities = new CheckedQuantities
        {
            ["clockPeriod"] = () => chip.SensingPeriod,
            ["chip.Chip clock period"] = () => chip.SensingPeriod,
            ["chip.ChipArea"] = () => chip.Area.Total,
            ["chip.chip CIM array"] = () => chip.Area.Array,
            ["chip.Total IC Area on chip"] = () => chip.Area.Interconnect,
            ["chip.Total ADC Area on chip"] = () => chip.Area.Conversion,
            ["chip.Total Accumulation Circuits on chip"] = () => chip.Area.Accumulation,
            ["chip.Other Peripheries"] = () => chip.Area.Other,
            ["chip.chip leakage Energy"] = () => chip.LeakageEnergy,
            ["chip.chip leakage Power"] = () => chip.LeakagePower,
            ["chip.Energy Efficiency TOPS/W"] = () => chip.EnergyEfficiency / Si.Tera,
            ["chip.Throughput TOPS"] = () => chip.Throughput / Si.Tera,
            ["chip.Throughput FPS"] = () => chip.FramesPerSecond,
            ["chip.Compute efficiency TOPS/mm^2"] = () => chip.AreaEfficiency * Si.Micro / Si.Tera,
        };
        Add(quantities, "chip.", chip.Total);
        foreach (var prefix in new[] { "chip.chip ", "chip.Chip " })
            AddParts(quantities, prefix, chip.Total, "readLatency");
        quantities["chip.chip latency"] = () => chip.Total.Latency;
        quantities["chip.chip readDynamicEnergy"] = () => chip.Total.Energy;
        foreach (var layer in chip.Layers)
            AddLayer(quantities, layer);
        return quantities;
    }

    internal static CheckedQuantities Area(ChipEstimate chip)
    {
        var model = chip.Model!;
        var quantities = new CheckedQuantities
        {
            ["desiredNumTileNM"] = () => model.SplitTiles,
            ["desiredNumTileCM"] = () => model.UnrolledTiles,
            ["gbuf_core_area"] = () => model.Buffer.Core.Area,
            ["gbuf_cores"] = () => model.Buffer.Cores,
            ["gbuf_area"] = () => model.Buffer.Area,
            ["GBus_area"] = () => model.Wires.IsTree ? 0 : model.Wires.Cost.Area,
            ["GhTree_area"] = () => model.Wires.IsTree ? model.Wires.Cost.Area : 0,
            ["maxPool_area"] = () => model.Pooling.Area,
            ["Gacc_area"] = () => model.Accumulation.Built.Area,
            ["GreLu_area"] = () => model.Activation is { IsRelu: true } relu ? relu.Cost.Area : 0,
            ["Gsig_area"] = () => model.Activation is { IsRelu: false } table ? table.Cost.Area : 0,
            ["NMh"] = () => model.Split?.Height ?? 0,
            ["CMh"] = () => model.Unrolled.Height,
            ["numTileRow"] = () => model.Grid.Rows,
        };
        AddAreas(quantities, "chip_area", chip.Area);
        AddAreas(quantities, "CMtile_area", model.Unrolled.Area);
        AddAreas(quantities, "NMtile_area", model.Split?.Area ?? default);
        return quantities;
    }

    internal static CheckedQuantities Floorplan(NetworkMapping mapping)
    {
        var quantities = new CheckedQuantities
        {
            ["numPENM"] = () => mapping.KernelPositions,
            ["PESizeNM"] = () => mapping.Sizes.SplitElement,
            ["TileSizeCM"] = () => mapping.Sizes.Tile,
            ["PESizeCM"] = () => mapping.Sizes.Element,
            ["NumTileNM"] = () => mapping.SplitTiles,
            ["NumTileCM"] = () => mapping.UnrolledTiles,
            ["numTileRow"] = () => mapping.Grid.Rows,
            ["numTileCol"] = () => mapping.Grid.Columns,
            ["chipUtilization"] = () => 100 * mapping.Utilization,
        };
        foreach (var layer in mapping.Layers)
        {
            var prefix = $"layer{layer.Index + 1}.";
            quantities[prefix + "novelMapped"] = () => layer.IsSplit ? 1 : 0;
            quantities[prefix + "pipelineSpeedUp"] = () => layer.RequestedCopies ?? 0;
            quantities[prefix + "peDupRow"] = () => layer.ElementCopies.Rows;
            quantities[prefix + "peDupCol"] = () => layer.ElementCopies.Columns;
            quantities[prefix + "subArrayDupRow"] = () => layer.ArrayCopies.Rows;
            quantities[prefix + "subArrayDupCol"] = () => layer.ArrayCopies.Columns;
            quantities[prefix + "tilesRow"] = () => layer.Tiles.Rows;
            quantities[prefix + "tilesCol"] = () => layer.Tiles.Columns;
            quantities[prefix + "speedUpRow"] = () => layer.SpeedUp.Rows;
            quantities[prefix + "speedUpCol"] = () => layer.SpeedUp.Columns;
            quantities[prefix + "utilization"] = () => layer.Utilization;
        }
        return quantities;
    }

    private static void AddLayer(CheckedQuantities quantities, LayerEstimate layer)
    {
        var prefix = $"layer{layer.Mapping.Index + 1}.";
        quantities[prefix + "readLatency"] = () => layer.Total.Latency;
        quantities[prefix + "readDynamicEnergy"] = () => layer.Total.Energy;
        quantities[prefix + "leakagePower"] = () => layer.LeakagePower;
        quantities[prefix + "leakageEnergy"] = () => layer.LeakageEnergy;
        Add(quantities, prefix, layer.Total);
        AddParts(quantities, prefix, layer.Total, "latency");
    }

    private static void Add(CheckedQuantities quantities, string prefix, ReadCost cost)
    {
        quantities[prefix + "ADC readLatency"] = () => cost.ConversionLatency;
        quantities[prefix + "Accumulation Circuits readLatency"] = () => cost.AccumulationLatency;
        quantities[prefix + "Other Peripheries readLatency"] = () => cost.OtherLatency;
        quantities[prefix + "ADC readDynamicEnergy"] = () => cost.ConversionEnergy;
        quantities[prefix + "Accumulation Circuits readDynamicEnergy"] = () => cost.AccumulationEnergy;
        quantities[prefix + "Other Peripheries readDynamicEnergy"] = () => cost.OtherEnergy;
    }

    private static void AddParts(CheckedQuantities quantities, string prefix, ReadCost cost, string latency)
    {
        quantities[$"{prefix}buffer {latency}"] = () => cost.BufferLatency;
        quantities[$"{prefix}buffer readDynamicEnergy"] = () => cost.BufferEnergy;
        quantities[$"{prefix}ic {latency}"] = () => cost.InterconnectLatency;
        quantities[$"{prefix}ic readDynamicEnergy"] = () => cost.InterconnectEnergy;
    }

    private static void AddAreas(CheckedQuantities quantities, string prefix, AreaSplit area)
    {
        quantities[prefix + "0"] = () => area.Total;
        quantities[prefix + "1"] = () => area.Interconnect;
        quantities[prefix + "2"] = () => area.Conversion;
        quantities[prefix + "3"] = () => area.Accumulation;
        quantities[prefix + "4"] = () => area.Other;
        quantities[prefix + "5"] = () => area.Array;
    }
}
