using System.Globalization;
using System.Text;
using CimKit.Designs.Presets;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace CimKit.Tests.Circuits.Verification;

/// <summary>What all repairs together change in complete chips, and how much of it is padding alone.</summary>
internal static class FidelityChips
{
    private const string Introduction = """
        And in whole chips that run VGG-8, activity from statistics, change in percent. *Energy, padding* is what remains of the
        change if nothing is repaired but the input vectors: the published program leaves out the positions that padding adds, 12 %
        of them in a layer of 32 × 32 and 44 % in one of 8 × 8. The rest comes from the other repairs: up
        with the sub-array above, down where the energy of a tree or an empty place was counted many times (L3, L8). Tiles are
        smaller and more because the search for their size starts from the rows as well (F2), which frees room for copies of
        the slow first layers and shortens the time between two images.

        | Chip | Area | Time | Energy | Energy, padding | Leakage | Tiles |
        |---|--:|--:|--:|--:|--:|--:|

        """;

    private static readonly string[] Presets = ["default", "sram-7nm", "sar-22nm", "rram-22nm", "fefet-22nm"];

    internal static string Render()
    {
        var text = new StringBuilder("\n" + Introduction.ReplaceLineEndings("\n"));
        var table = LayerTable.FromNetwork(Vgg8.Create());
        foreach (var name in Presets)
        {
            var reference = Estimate(name, table, Fidelity.Reference);
            var padded = Estimate(name, Padded(table), Fidelity.Reference);
            var corrected = Estimate(name, table, Fidelity.Corrected);
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` |").Append(Change(reference, corrected, chip => chip.Area.Total))
                .Append(Change(reference, corrected, chip => chip.Total.Latency)).Append(Change(reference, corrected, chip => chip.Total.Energy))
                .Append(Change(reference, padded, chip => chip.Total.Energy)).Append(Change(reference, corrected, chip => chip.LeakagePower))
                .Append(CultureInfo.InvariantCulture, $" {Tiles(reference)} → {Tiles(corrected)} |\n");
        }
        return text.ToString();
    }

    /// <summary>Inputs as large as padding makes them: every position counts, in either fidelity.</summary>
    private static LayerTable Padded(LayerTable table) => table with
    {
        Rows = table.Rows.Select(row => row with
        {
            InputHeight = row.InputHeight + 2 * row.Padding, InputWidth = row.InputWidth + 2 * row.Padding, Padding = 0,
        }).ToArray(),
    };

    private static ChipEstimate Estimate(string preset, LayerTable table, Fidelity fidelity)
    {
        var design = ChipPresets.Find(preset) with { Fidelity = fidelity };
        return ChipEstimator.Estimate(
            design, table, StatisticalActivity.Typical(table, design.Array.WeightBits, design.Array.InputBits));
    }

    private static int Tiles(ChipEstimate chip) => chip.Mapping.SplitTiles + chip.Mapping.UnrolledTiles;

    private static string Change(ChipEstimate reference, ChipEstimate other, Func<ChipEstimate, double> value) =>
        " " + FidelityDocument.Percent(100 * (value(other) / value(reference) - 1)) + " |";
}
