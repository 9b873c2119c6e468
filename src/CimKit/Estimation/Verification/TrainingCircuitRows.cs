using CimKit.Circuits.Technology;
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
        var unit = new GradientUnit(node, design, p.Count("memRows"), p.Count("memCols"), Cells(node, design));
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

    // The file does not state the cells of such a unit's surroundings. Found by fitting: beside SRAM all eight times and energies
    // of a read agree with a read voltage and a read pulse of 0 and the default resistive cell, none with the values in a chip.
    private static MainCells Cells(TechnologyNode node, TrainingDesign design) => design.Array.Cell.IsSram
        ? new MainCells(TrainingParameters.Design(design.Name, new PublishedParameters([]), 8, 8, isZeroed: true).Array.Cell, 0, 0)
        : new MainCells(design.Array.Cell, node.Arrays.ReadVoltage, MainCells.UsualPulse);
}
