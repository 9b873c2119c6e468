using CimKit.Circuits.Verification;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Training;
using CimKit.Foundation;

namespace CimKit.Estimation.Verification;

/// <summary>Values of a training estimate under the names of the published records.</summary>
internal static class TrainingQuantities
{
    internal static CheckedQuantities Layer(TrainingLayerEstimate layer)
    {
        var quantities = new CheckedQuantities
        {
            ["layer"] = () => layer.Mapping.Index + 1,
            ["tiles"] = () => layer.Mapping.Tiles.Count,
            ["speed_up"] = () => layer.Mapping.SpeedUp.Count,
            ["memory_utilization"] = () => layer.Mapping.Utilization,
            ["leakage_power_W"] = () => layer.LeakagePower,
            ["leakage_energy_J"] = () => layer.LeakageEnergy,
        };
        AddPhases(quantities, "", layer.Phases);
        AddPhases(quantities, "peak_", layer.Peak);
        AddParts(quantities, layer.Parts, "buffer_buffer_latency_s", "interconnect_latency_s", "dram_data_transfer_energy_J");
        return quantities;
    }

    internal static CheckedQuantities Chip(TrainingEstimate chip)
    {
        var (phases, peak) = (chip.Phases, chip.Peak);
        var quantities = new CheckedQuantities
        {
            ["chip_area_m2"] = () => chip.Area.Total,
            ["chip_total_cim_array_m2"] = () => chip.Area.Array,
            ["total_ic_area_on_chip_m2"] = () => chip.Area.Interconnect,
            ["total_adc_area_on_chip_m2"] = () => chip.Area.Conversion,
            ["total_accumulation_circuits_on_chip_m2"] = () => chip.Area.Accumulation,
            ["other_peripheries_m2"] = () => chip.Area.Other,
            ["weight_gradient_calculation_m2"] = () => chip.GradientArea,
            ["chip_leakage_energy_J"] = () => chip.LeakageEnergy,
            ["chip_leakage_power_W"] = () => chip.LeakagePower,
            ["energy_efficiency_tops_per_w"] = () => chip.EnergyEfficiency / Si.Tera,
            ["throughput_tops"] = () => chip.Throughput / Si.Tera,
            ["throughput_fps"] = () => chip.EpochsPerSecond,
            ["peak_energy_efficiency_tops_per_w"] = () => chip.PeakEnergyEfficiency / Si.Tera,
            ["peak_throughput_tops"] = () => chip.PeakThroughput / Si.Tera,
            ["peak_throughput_fps"] = () => 1 / peak.Total.Latency,
        };
        AddPhases(quantities, "chip_", phases);
        AddPhases(quantities, "chip_peak_", peak);
        Add(quantities, phases.Total, "chip_total_latency_s", "chip_total_energy_J");
        Add(quantities, peak.Total, "chip_peak_total_latency_s", "chip_peak_total_energy_J");
        AddParts(quantities, chip.Parts, "buffer_read_latency_s", "interconnect_read_latency_s", "dram_data_transfer_dynamic_energy_J");
        return quantities;
    }

    private static void AddPhases(CheckedQuantities quantities, string prefix, TrainingPhases phases)
    {
        Add(quantities, phases.Forward, prefix + "read_latency_of_forward_s", prefix + "read_dynamic_energy_of_forward_J");
        Add(quantities, phases.ActivationGradient,
            prefix + "read_latency_of_activation_gradient_s", prefix + "read_dynamic_energy_of_activation_gradient_J");
        Add(quantities, phases.WeightGradient,
            prefix + "read_latency_of_weight_gradient_s", prefix + "read_dynamic_energy_of_weight_gradient_J");
        Add(quantities, phases.WeightUpdate,
            prefix + "write_latency_of_weight_update_s", prefix + "write_dynamic_energy_of_weight_update_J");
    }

    private static void AddParts(CheckedQuantities quantities, TrainingParts parts, string buffer, string wires, string dram)
    {
        Add(quantities, parts.Conversion, "adc_read_latency_s", "adc_read_dynamic_energy_J");
        Add(quantities, parts.Accumulation, "accumulation_circuits_read_latency_s", "accumulation_circuits_read_dynamic_energy_J");
        Add(quantities, parts.Arrays, "synaptic_array_without_adc_read_latency_s", "synaptic_array_without_adc_read_dynamic_energy_J");
        Add(quantities, parts.Buffer, buffer, "buffer_read_dynamic_energy_J");
        Add(quantities, parts.Interconnect, wires, "interconnect_read_dynamic_energy_J");
        Add(quantities, parts.WeightGradient,
            "weight_gradient_calculation_read_latency_s", "weight_gradient_calculation_read_dynamic_energy_J");
        Add(quantities, parts.WeightUpdate, "weight_update_write_latency_s", "weight_update_write_dynamic_energy_J");
        Add(quantities, parts.Dram, "dram_data_transfer_latency_s", dram);
    }

    private static void Add(CheckedQuantities quantities, PartCost cost, string latency, string energy)
    {
        quantities[latency] = () => cost.Latency;
        quantities[energy] = () => cost.Energy;
    }
}
