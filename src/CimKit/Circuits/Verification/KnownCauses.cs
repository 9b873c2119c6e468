namespace CimKit.Circuits.Verification;

/// <summary>Causes of disagreements that belong to the published program or its print, not to the models.</summary>
internal static class KnownCauses
{
    internal const string None = "unexplained";

    private const string Run = "TrainRun";

    internal static string Of(CheckValue value, double error) =>
        value.Expected is not null && error <= 2e-6 ? "rounding of the printed number or of its printed inputs"
            : IsLeftover(value, error) ? "the ordinary build of the published program sizes a tile's tree with a resistance left over from an earlier one; "
                + "the changes of weights travel over it, and nothing prints which it was"
            : IsSeparateUnit(value) ? "a weight-gradient unit of SRAM arrays outside a chip knows its activity before it is built (T18) and "
                + "compares with SRAM (T17); inside a chip, which is modelled, neither holds"
            : None;

    // Only the time on wires, and at most what one tree's resistance can move.
    private static bool IsLeftover(CheckValue value, double error) => error < 0.002 && value.Module switch
    {
        Run => value.Quantity.EndsWith("ic_lat", StringComparison.Ordinal)
            || value.Quantity.EndsWith("Interconnect latency", StringComparison.Ordinal)
            || value.Quantity.EndsWith("Interconnect readLatency", StringComparison.Ordinal)
            || value.Quantity.EndsWith("WU_lat", StringComparison.Ordinal)
            || value.Quantity.EndsWith("writeLatency of Weight Update", StringComparison.Ordinal),
        "Trace" => value.Parameters.Has("V2.1") && value.Quantity == "ic",
        _ => false,
    };

    private static bool IsSeparateUnit(CheckValue value) => value.Module == "WeightGradientUnit"
        && value.Parameters.Text.Contains("main cell type SRAM", StringComparison.Ordinal)
        && value.Quantity is ("readLatencyPeak" or "readDynamicEnergyPeak" or "writeDynamicEnergyPeak" or "leakage");
}
