using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CimKit.Designs.Files;
using CimKit.Estimation.Chips;
using CimKit.Estimation.Figures;
using CimKit.Networks;

namespace Cim.Estimating;

/// <summary>Everything as JSON, in SI units, named after the last part of each name; equal inputs give equal bytes.</summary>
internal static class EstimateJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The file is no web page: µ and Ω stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text(EstimateInputs inputs, ChipEstimate chip) => JsonSerializer.Serialize(
        new
        {
            Format = "cim-estimate",
            Version = 1,
            Provenance = new
            {
                Program = $"cim {CimVersion.Text}",
                Design = new { inputs.Design.Name, Source = inputs.DesignSource },
                Network = new { inputs.Table.Name, Source = inputs.NetworkSource },
                Activity = new { Kind = inputs.ActivityKind, Source = inputs.ActivitySource },
                Fidelity = JsonNamingPolicy.CamelCase.ConvertName(inputs.Design.Fidelity.ToString()),
            },
            Chip = Chip(chip),
            Layers = chip.Layers.Select(layer => Layer(layer, chip.Mapping.Table.Rows[layer.Mapping.Index])),
            Mapping = Mapping(chip),
            Design = JsonNode.Parse(ChipDesignJson.ToText(inputs.Design)),
        },
        Options) + "\n";

    private static object Chip(ChipEstimate chip) => new
    {
        Area_m2 = new
        {
            chip.Area.Total, Cells = chip.Area.Array, Converters = chip.Area.Conversion, chip.Area.Accumulation, Wires = chip.Area.Interconnect, chip.Area.Other,
        },
        SensingPeriod_s = chip.SensingPeriod,
        ClockFrequency_Hz = chip.ClockFrequency,
        Read = Cost(chip.Total),
        LeakagePower_W = chip.LeakagePower,
        LeakageEnergy_J = chip.LeakageEnergy,
        OperationsPerImage = chip.Operations,
        ImagesPerSecond = chip.FramesPerSecond,
        Throughput_OPPerSecond = chip.Throughput,
        EnergyEfficiency_OPPerJoule = chip.EnergyEfficiency,
        AreaEfficiency_OPPerSecondPerM2 = chip.AreaEfficiency,
    };

    private static object Layer(LayerEstimate layer, LayerTableRow row) => new
    {
        Layer = layer.Mapping.Index + 1,
        Input = new[] { row.InputChannels, row.InputHeight, row.InputWidth },
        Kernel = new[] { row.KernelHeight, row.KernelWidth },
        row.Outputs,
        row.Stride,
        row.Padding,
        row.HasPooling,
        Mapping = layer.Mapping.IsSplit ? "byKernelPosition" : "unrolled",
        Tiles = new[] { layer.Mapping.Tiles.Rows, layer.Mapping.Tiles.Columns },
        SpeedUp = new[] { layer.Mapping.SpeedUp.Rows, layer.Mapping.SpeedUp.Columns },
        layer.Mapping.CopiesPerTile,
        layer.Mapping.Utilization,
        Read = Cost(layer.Total),
        LeakagePower_W = layer.LeakagePower,
        LeakageEnergy_J = layer.LeakageEnergy,
    };

    private static object Mapping(ChipEstimate chip) => new
    {
        TileGrid = new[] { chip.Mapping.Grid.Rows, chip.Mapping.Grid.Columns },
        TilesByKernelPosition = chip.Mapping.SplitTiles,
        TilesUnrolled = chip.Mapping.UnrolledTiles,
        TileSide_cells = chip.Mapping.Sizes.Tile,
        ElementSide_cells = chip.Mapping.Sizes.Element,
        KernelElementSide_cells = chip.Mapping.Sizes.SplitElement,
        chip.Mapping.KernelPositions,
        chip.Mapping.Utilization,
    };

    private static object Cost(ReadCost cost) => new
    {
        Latency_s = cost.Latency,
        Energy_J = cost.Energy,
        Converters = new { Latency_s = cost.ConversionLatency, Energy_J = cost.ConversionEnergy },
        Accumulation = new { Latency_s = cost.AccumulationLatency, Energy_J = cost.AccumulationEnergy },
        Other = new
        {
            Latency_s = cost.OtherLatency,
            Energy_J = cost.OtherEnergy,
            OfWhichBuffers = new { Latency_s = cost.BufferLatency, Energy_J = cost.BufferEnergy },
            OfWhichWires = new { Latency_s = cost.InterconnectLatency, Energy_J = cost.InterconnectEnergy },
        },
    };
}
