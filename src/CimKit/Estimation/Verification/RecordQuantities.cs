using CimKit.Circuits.Verification;
using CimKit.Estimation.Chips;
using CimKit.Estimation.Figures;
using CimKit.Foundation;

namespace CimKit.Estimation.Verification;

/// <summary>Figures of chips and layers under the names of the published records.</summary>
internal static class RecordQuantities
{
    internal static CheckedQuantities Chip(ChipEstimate chip)
    {
        var quantities = Costs(chip.Total);
        quantities["area_m2"] = () => chip.Area.Total;
        quantities["area_cim_array_m2"] = () => chip.Area.Array;
        quantities["area_interconnect_m2"] = () => chip.Area.Interconnect;
        quantities["area_adc_m2"] = () => chip.Area.Conversion;
        quantities["area_accumulation_m2"] = () => chip.Area.Accumulation;
        quantities["area_other_m2"] = () => chip.Area.Other;
        quantities["clock_period_s"] = () => chip.SensingPeriod;
        quantities["leakage_energy_J"] = () => chip.LeakageEnergy;
        quantities["leakage_power_W"] = () => chip.LeakagePower;
        quantities["energy_efficiency_TOPS_per_W"] = () => chip.EnergyEfficiency / Si.Tera;
        quantities["throughput_TOPS"] = () => chip.Throughput / Si.Tera;
        quantities["throughput_FPS"] = () => chip.FramesPerSecond;
        quantities["compute_efficiency_TOPS_per_mm2"] = () => chip.AreaEfficiency * Si.Micro / Si.Tera;
        return quantities;
    }

    internal static CheckedQuantities Layer(LayerEstimate layer)
    {
        var quantities = Costs(layer.Total);
        quantities["layer"] = () => layer.Mapping.Index + 1;
        quantities["tiles"] = () => layer.Mapping.Tiles.Count;
        quantities["speed_up"] = () => layer.Mapping.SpeedUp.Count;
        quantities["memory_utilization"] = () => layer.Mapping.Utilization;
        quantities["leakage_power_W"] = () => layer.LeakagePower;
        quantities["leakage_energy_J"] = () => layer.LeakageEnergy;
        return quantities;
    }

    private static CheckedQuantities Costs(ReadCost cost) => new()
    {
        ["read_latency_s"] = () => cost.Latency,
        ["read_dynamic_energy_J"] = () => cost.Energy,
        ["buffer_latency_s"] = () => cost.BufferLatency,
        ["buffer_dynamic_energy_J"] = () => cost.BufferEnergy,
        ["interconnect_latency_s"] = () => cost.InterconnectLatency,
        ["interconnect_dynamic_energy_J"] = () => cost.InterconnectEnergy,
        ["adc_latency_s"] = () => cost.ConversionLatency,
        ["accumulation_latency_s"] = () => cost.AccumulationLatency,
        ["other_latency_s"] = () => cost.OtherLatency,
        ["adc_dynamic_energy_J"] = () => cost.ConversionEnergy,
        ["accumulation_dynamic_energy_J"] = () => cost.AccumulationEnergy,
        ["other_dynamic_energy_J"] = () => cost.OtherEnergy,
    };
}
