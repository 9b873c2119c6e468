using CimKit.Circuits.Verification;
using CimKit.Designs;
using CimKit.Estimation.Training;

namespace CimKit.Estimation.Verification;

/// <summary>Rows of the architecture check values that describe single parts of a chip that trains.</summary>
internal static class TrainingCircuitRows
{
    internal static void Register(CheckCatalog catalog) => catalog["WeightGradientUnit"] = Gradient;

    private static CheckedQuantities Gradient(CheckParameters p)
    {
        var node = p.Node();
        var isSram = p.Text.Contains("main cell type SRAM", StringComparison.Ordinal);
        var parameters = new PublishedParameters([("memcelltype", isSram ? 1 : 3), ("technode", p.Count("node"))]);
        TrainingDesign design = TrainingParameters.Design(p.Text, parameters, 8, p.Count("A_b"), isZeroed: true);
        var unit = new GradientUnit(node, design, p.Count("memRows"), p.Count("memCols"));
        var (kernels, (read, write)) = (p.Count("kernels"), unit.Both(p.Number("activity")));
        return new CheckedQuantities
        {
            ["area"] = () => unit.Area,
            ["areaSubArray"] = () => unit.SubarrayArea,
            ["numArrayInRow"] = () => unit.ArrayRows,
            ["numArrayInCol"] = () => unit.ArrayColumns,
            ["outPrecision"] = () => unit.OutputBits,
            ["readLatencyPeak"] = () => kernels * read.Latency,
            ["writeLatencyPeak"] = () => write.Latency,
            ["readDynamicEnergyPeak"] = () => kernels * read.Energy,
            ["writeDynamicEnergyPeak"] = () => write.Energy,
            ["leakage"] = () => unit.Leakage,
        };
    }
}
