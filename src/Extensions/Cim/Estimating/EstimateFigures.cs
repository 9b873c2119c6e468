using CimKit.Estimation.Chips;
using CimKit.Estimation.Figures;

namespace Cim.Estimating;

/// <summary>Whether an estimate is numbers throughout.</summary>
internal static class EstimateFigures
{
    public static IEnumerable<string> Problems(ChipEstimate chip)
    {
        IEnumerable<(string Name, double Value)> chipFigures = Of(chip.Total).Concat(Of(chip.Area)).Concat(
        [
            ("clock frequency", chip.ClockFrequency), ("leakage power", chip.LeakagePower), ("leakage energy", chip.LeakageEnergy),
            ("throughput", chip.Throughput), ("energy efficiency", chip.EnergyEfficiency), ("area efficiency", chip.AreaEfficiency),
        ]);
        foreach (var (name, value) in chipFigures.Where(figure => !double.IsFinite(figure.Value) || figure.Value < 0))
            yield return $"the chip has no usable {name} for this design and network; got {value}.";
        foreach (var layer in chip.Layers)
        {
            foreach (var (name, value) in Of(layer.Total).Where(figure => !double.IsFinite(figure.Value) || figure.Value < 0))
                yield return $"{layer.Name} has no usable {name} for this design and network; got {value}.";
        }
    }

    private static IEnumerable<(string Name, double Value)> Of(ReadCost cost) =>
    [
        ("latency", cost.Latency), ("energy", cost.Energy),
        ("latency of converters", cost.ConversionLatency), ("energy of converters", cost.ConversionEnergy),
        ("latency of accumulation", cost.AccumulationLatency), ("energy of accumulation", cost.AccumulationEnergy),
        ("latency of other circuits", cost.OtherLatency), ("energy of other circuits", cost.OtherEnergy),
        ("latency of buffers", cost.BufferLatency), ("energy of buffers", cost.BufferEnergy),
        ("latency of wires", cost.InterconnectLatency), ("energy of wires", cost.InterconnectEnergy),
    ];

    private static IEnumerable<(string Name, double Value)> Of(AreaSplit area) =>
    [
        ("area", area.Total), ("area of cells", area.Array), ("area of converters", area.Conversion),
        ("area of accumulation", area.Accumulation), ("area of wires", area.Interconnect), ("area of other circuits", area.Other),
    ];
}
