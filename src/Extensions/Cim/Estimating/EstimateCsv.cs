using CimKit.Estimation.Chips;
using CimKit.Estimation.Figures;
using CimKit.Networks;
using CimKit.Reports;

namespace Cim.Estimating;

/// <summary>The layers as CSV: one line each, SI units in the heading.</summary>
internal static class EstimateCsv
{
    public static string Text(ChipEstimate chip)
    {
        var rows = chip.Layers.Select(layer => chip.Mapping.Table.Rows[layer.Mapping.Index]).ToList();
        return CsvExport.ToCsv(new Table("Layers",
        [
            Count(chip, "Layer", layer => layer.Mapping.Index + 1),
            new TextColumn("Shape", rows.Select(Shape)),
            new TextColumn("Mapping", chip.Layers.Select(layer => layer.Mapping.IsSplit ? "byKernelPosition" : "unrolled")),
            Count(chip, "Tiles", layer => layer.Mapping.Tiles.Count),
            Count(chip, "Speed-up", layer => layer.Mapping.SpeedUp.Count),
            new NumberColumn("Utilisation", "1", chip.Layers.Select(layer => layer.Mapping.Utilization)),
            .. Costs(chip),
            new NumberColumn("Leakage power", "W", chip.Layers.Select(layer => layer.LeakagePower)),
            new NumberColumn("Leakage energy", "J", chip.Layers.Select(layer => layer.LeakageEnergy)),
        ]));
    }

    /// <summary>Kernel, input channels and outputs, for example <c>3×3×128→256</c>.</summary>
    public static string Shape(LayerTableRow row) =>
        row.KernelArea == 1 && row.InputHeight == 1 ? $"{row.InputChannels}→{row.Outputs}"
        : $"{row.KernelHeight}×{row.KernelWidth}×{row.InputChannels}→{row.Outputs}";

    private static IEnumerable<TableColumn> Costs(ChipEstimate chip)
    {
        (string Name, Func<ReadCost, double> Latency, Func<ReadCost, double> Energy)[] parts =
        [
            ("", cost => cost.Latency, cost => cost.Energy),
            ("Converter ", cost => cost.ConversionLatency, cost => cost.ConversionEnergy),
            ("Accumulation ", cost => cost.AccumulationLatency, cost => cost.AccumulationEnergy),
            ("Other ", cost => cost.OtherLatency, cost => cost.OtherEnergy),
            ("Buffer ", cost => cost.BufferLatency, cost => cost.BufferEnergy),
            ("Wire ", cost => cost.InterconnectLatency, cost => cost.InterconnectEnergy),
        ];
        foreach (var (name, latency, energy) in parts)
        {
            yield return new NumberColumn(name.Length == 0 ? "Latency" : name + "latency", "s", chip.Layers.Select(layer => latency(layer.Total)));
            yield return new NumberColumn(name.Length == 0 ? "Energy" : name + "energy", "J", chip.Layers.Select(layer => energy(layer.Total)));
        }
    }

    private static IntegerColumn Count(ChipEstimate chip, string name, Func<LayerEstimate, int> count) =>
        new(name, "1", chip.Layers.Select(count));
}
