using System.Globalization;
using System.Text;
using CimKit.Circuits;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Tests.Circuits.Verification;

/// <summary>What all repairs together change in complete sub-arrays.</summary>
internal static class FidelityDesigns
{
    private const string Introduction = """
        ## What the repairs add up to

        All repairs together, in complete sub-arrays of 128 × 128 cells with 8 columns a converter, 8-bit weights and inputs, 30 %
        of the rows selected, at the clock that each array allows. Change from `Reference` to `Corrected`, in percent:

        | Sub-array | Node | Area | Latency | Energy | Leakage |
        |---|--:|--:|--:|--:|--:|

        """;

    private static readonly (string Name, Subarray Array)[] Designs =
    [
        ("SRAM, 5-bit flash ADC", new Subarray { Cell = new SramCell(), Read = new ParallelRead() }),
        ("SRAM, 5-bit SAR ADC", new Subarray { Cell = new SramCell(), Read = new ParallelRead(), Adc = new SarAdc { Levels = 32 } }),
        ("RRAM (1T1R, 1 bit), 5-bit flash ADC", new Subarray { Cell = new ResistiveCell(), Read = new ParallelRead() }),
        ("FeFET (2 bit), 5-bit flash ADC", new Subarray { Cell = new FeFetCell { Bits = 2 }, Read = new ParallelRead() }),
        ("SRAM, row by row", new Subarray { Cell = new SramCell(), Read = new RowByRowRead() }),
    ];

    internal static string Render()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var (name, array) in Designs)
        {
            foreach (var nanometres in new[] { 22, 7, 2 })
            {
                if (array.Problems(TechnologyCatalog.Find(nanometres)).Any())
                    continue;
                var (reference, corrected) = (Total(array, nanometres, Fidelity.Reference), Total(array, nanometres, Fidelity.Corrected));
                text.Append(CultureInfo.InvariantCulture, $"| {name} | {nanometres} nm |")
                    .Append(Change(reference, corrected, cost => cost.Area)).Append(Change(reference, corrected, cost => cost.Latency))
                    .Append(Change(reference, corrected, cost => cost.Energy)).Append(Change(reference, corrected, cost => cost.Leakage))
                    .Append('\n');
            }
        }
        return text.ToString();
    }

    private static Cost Total(Subarray array, int nanometres, Fidelity fidelity)
    {
        var node = TechnologyCatalog.Find(nanometres, fidelity: fidelity);
        var paced = array.Paced(node);
        return paced.Estimate(node, paced.TypicalActivity(node, 0.3)).Total;
    }

    private static string Change(Cost reference, Cost corrected, Func<Cost, double> value) =>
        " " + FidelityDocument.Percent(100 * (value(corrected) / value(reference) - 1)) + " |";
}
