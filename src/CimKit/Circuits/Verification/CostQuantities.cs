namespace CimKit.Circuits.Verification;

/// <summary>Names under which the check files print the parts of a cost.</summary>
internal static class CostQuantities
{
    /// <summary>Names of the circuit check values; energies and latencies of several operations.</summary>
    internal static CheckedQuantities Circuit(Lazy<Cost> cost, double operations = 1) => new()
    {
        ["height"] = () => cost.Value.Height,
        ["width"] = () => cost.Value.Width,
        ["area"] = () => cost.Value.Area,
        ["unit_area"] = () => cost.Value.Area,
        ["latency"] = () => cost.Value.Latency,
        ["read_energy"] = () => cost.Value.Energy * operations,
        ["write_latency"] = () => cost.Value.WriteLatency,
        ["write_energy"] = () => cost.Value.WriteEnergy,
        ["leakage"] = () => cost.Value.Leakage,
    };

    /// <summary>Names of the unit table.</summary>
    internal static CheckedQuantities Unit(Lazy<Cost> cost) => new()
    {
        ["height_m"] = () => cost.Value.Height,
        ["width_m"] = () => cost.Value.Width,
        ["area_m2"] = () => cost.Value.Area,
        ["read_latency_s"] = () => cost.Value.Latency,
        ["read_dynamic_energy_J"] = () => cost.Value.Energy,
        ["write_latency_s"] = () => cost.Value.WriteLatency,
        ["write_dynamic_energy_J"] = () => cost.Value.WriteEnergy,
        ["leakage_W"] = () => cost.Value.Leakage,
    };

    /// <summary>Names of the architecture check values; latencies in cycles where a clock paces the module.</summary>
    internal static CheckedQuantities Architecture(Lazy<Cost> cost, double reads, double latencyUnit, double writes = 1) => new()
    {
        ["area"] = () => cost.Value.Area,
        ["readLatency"] = () => cost.Value.Latency * reads / latencyUnit,
        ["readDynamicEnergy"] = () => cost.Value.Energy * reads,
        ["writeLatency"] = () => cost.Value.WriteLatency * writes / latencyUnit,
        ["writeDynamicEnergy"] = () => cost.Value.WriteEnergy * writes,
        ["leakage"] = () => cost.Value.Leakage,
    };
}
