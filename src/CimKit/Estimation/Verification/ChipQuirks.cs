using System.Collections.Immutable;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Verification;
using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Estimation.Verification;

/// <summary>Repairs of <see cref="Fidelity.Corrected"/> above the sub-array, with their effect on VGG-8 on the default chip.</summary>
/// <remarks>The effect is that of all repairs together on a figure that the named one moves most.</remarks>
public static class ChipQuirks
{
    private static readonly ChipDesign Default = new();

    private static readonly ChipDesign LayerByLayer = Default with { Schedule = new() { Order = LayerOrder.LayerByLayer } };

    /// <summary>The repairs, by identifier.</summary>
    public static ImmutableArray<Quirk> All { get; } =
    [
        OfTable("Q2", "padding does not count in the input vectors", "it does", "input vectors of layer 1",
            fidelity => Vgg8.Rows[0].Positions(fidelity)),
        OfTable("Q3", "every input position counts as an operation, whatever the stride", "output positions count", "operations of ResNet-18",
            fidelity => PublishedTables.Find("ResNet18").Operations(fidelity)),
        Of("F2", "the search for tile sizes starts from the columns of the widest layer", "from rows and columns", "tiles of a chip with arrays of 32 × 32",
            chip => chip.Mapping.SplitTiles + chip.Mapping.UnrolledTiles, Small),
        Of("F6", "copies of the weights are added up like parts of a sum", "they are not", "accumulation of layer 1",
            chip => chip.Layers[0].Accumulation.Energy),
        Of("L1", "a cycle lasts as long as the arrays need, also if the clock is slower", "as the clock says", "time of an image at 100 MHz",
            chip => chip.Total.Latency, Default with { Clock = new() { Frequency = 100 * Si.Mega } }),
        Of("L2", "nothing is added up where a weight is wider than a converter's columns", "once a converter", "adder trees of layer 6 with 4 columns a converter",
            chip => chip.Layers[5].Tiles[0].Tree.Energy, Default with { Array = Default.Array with { ColumnsPerConverter = 4 } }),
        Of("L3", "with some copies, the adder trees' energy counts once for each array", "once", "adder trees in elements of Tiny's layer 5, arrays of 32 × 32",
            chip => chip.Layers[4].Tiles[0].Elements[0].Tree.Energy, Small, "Tiny"),
        Of("L4", "circuits of a working array do not leak", "they do", "leakage of a working tile over that of an idle one",
            chip => chip.Layers[5].TileLeakageInUse / chip.Layers[5].TileLeakage),
        Of("L5", "one summand takes the time of an adder", "none", "adder trees in elements of layer 1",
            chip => chip.Layers[0].Tiles[0].Elements[0].Tree.Latency),
        Of("L6", "a sum of n numbers grows by n bits", "by log₂ n", "width of a number in a tile's adder trees", chip => chip.Model!.Unrolled.Tree.Bits),
        Of("L7", "unrolled tiles have buffers for one side of their elements", "for all", "cores of an input buffer",
            chip => chip.Model!.Unrolled.InputBuffer.Cores),
        Of("L8", "a place without element repeats the one before it", "it is skipped", "energy of layer 5 for an input vector, unrolled",
            chip => chip.Layers[4].Total.Energy / chip.Model!.Chip.Vectors(chip.Layers[4].Mapping), LayerByLayer with { Mapping = TileMapping.Unrolled }),
        Of("L9", "one core of a tile's buffers leaks", "every core", "leakage of an idle tile over that of its elements",
            chip => chip.Model!.Unrolled.Leakage(0, 0) / (chip.Model!.Unrolled.Element.Leakage(0) * chip.Model!.Unrolled.Elements)),
        Of("L10", "look-ups of a sigmoid are divided by the table's entries", "by the number of tables", "activation of layer 2 by sigmoid",
            chip => chip.Layers[1].Activation.Latency, Default with { Activation = new() { Function = ActivationFunction.Sigmoid } }),
        Of("L11", "circuits that all tiles share do not leak", "they do", "leakage of the chip", chip => chip.LeakagePower),
        Of("L12", "idle tiles leak like those of the layer at work", "like themselves", "energy that leaks over leakage times time, layer by layer",
            chip => chip.LeakageEnergy / chip.LeakagePower / chip.Total.Latency, LayerByLayer),
        Of("L13", "layers wait for the slowest one so far", "for the slowest", "leakage of layer 1 of the pipeline over that of its idle tiles",
            chip => chip.Layers[0].LeakagePower / chip.Layers[0].TileLeakage / chip.Layers[0].Mapping.Tiles.Count),
        Of("L14", "streamed layers share the wires alike", "by their inputs", "global buffer of layer 6, streamed",
            chip => chip.Layers[5].BufferReads.Latency, Streamed),
        Of("L15", "without clock, buffers of registers have no finite delay", "their wordline's", "time of an image without clock",
            chip => chip.Total.Latency, Default with { Clock = new() { Frequency = Si.Giga, IsSynchronous = false } }),
        Of("L18", "adder trees that are not used leak as they last did", "as built", "leakage of layer 8's tiles over that of their elements without trees, 8-bit cells",
            chip => chip.Layers[7].TileLeakage / (chip.Model!.Unrolled.Element.Leakage(0) * chip.Model!.Unrolled.Elements), EightBitCells),
        Of("L19", "a tile has as many rectifiers as cells a side times columns", "one a converter", "rectifiers of a tile",
            chip => chip.Model!.Unrolled.Activation!.Units, Default with { Activation = new() { Place = ActivationPlace.InTiles } }),
    ];

    /// <summary>Repairs of every level as comma-separated text, one a line.</summary>
    public static string ToCsv() => QuirkTable.ToCsv([.. QuirkTable.All, .. All]);

    private static LayerTable Vgg8 => PublishedTables.Find("VGG8");

    private static ChipDesign Small => Default with { Array = Default.Array with { Rows = 32, Columns = 32 } };

    private static ChipDesign EightBitCells => Default with { Array = Default.Array with { Cell = new FeFetCell { Bits = 8 } } };

    private static ChipDesign Streamed => Default with { Interconnect = new() { Network = GlobalNetwork.HTree, IsStreamed = true } };

    private static Quirk OfTable(string id, string reference, string corrected, string probe, Func<Fidelity, double> value) =>
        new(id, reference, corrected, probe, (_, fidelity) => value(fidelity));

    private static Quirk Of(
        string id, string reference, string corrected, string probe, Func<ChipEstimate, double> value,
        ChipDesign? design = null, string network = "VGG8") =>
        new(id, reference, corrected, probe, (nanometres, fidelity) =>
        {
            var chip = (design ?? Default) with { Process = new() { Nanometres = nanometres }, Fidelity = fidelity };
            var table = PublishedTables.Find(network);
            return chip.Problems().Count > 0
                ? double.NaN
                : value(ChipEstimator.Estimate(chip, table, StatisticalActivity.Typical(table, chip.Array.WeightBits, chip.Array.InputBits)));
        });
}
