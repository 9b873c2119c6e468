using System.Collections.Concurrent;
using System.Collections.Immutable;
using CimKit.Circuits;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Training;
using CimKit.Circuits.Verification;
using CimKit.Designs;
using CimKit.Estimation.Training;
using CimKit.Foundation;
using CimKit.Traces;

namespace CimKit.Estimation.Verification;

/// <summary>Repairs of <see cref="Fidelity.Corrected"/> in chips that train, with their effect on a small network in arrays of 64 × 64.</summary>
/// <remarks>The effect is that of all repairs together on a figure that the named one moves most.</remarks>
public static class TrainingQuirks
{
    private const double Activity = 0.2;

    private static readonly ConcurrentDictionary<(int Nanometres, Fidelity Fidelity), Lazy<TrainingEstimate>> Known = new();

    private static readonly Lazy<RunTrace> Run =
        new(() => SyntheticTraces.Hashed(PublishedTables.Find("Tiny"), 1, 5, 8, hasPreviousWeights: true));

    /// <summary>Nodes at which effects are listed; the models of training end at 22 nm.</summary>
    public static ImmutableArray<int> Nodes { get; } = [65, 32, 22];

    /// <summary>The repairs, by identifier.</summary>
    public static ImmutableArray<Quirk> All { get; } =
    [
        Of("T1", "the buffer for gradients is sized before their precision is known", "after", "gradients that the buffer holds",
            chip => chip.Model!.GradientBits),
        Of("T2", "a last core of the global buffer that is not full is left out", "it is there", "cores of the global buffer, for a bit to hold",
            chip => chip.Model!.Buffer.Cores / (chip.Model.GradientBits + TrainingSizes.ActivationBits(chip.Model.Context))),
        Of("T4", "buffers of split tiles have as many cores as those of unrolled ones", "as many as they need", "cores of a split tile's output buffer, for one of an unrolled tile",
            chip => (double)chip.Model!.Split!.OutputBuffer.Cores / chip.Model.Unrolled.OutputBuffer.Cores),
        Of("T5", "maps travel to the memory beside the chip without their channels", "with them", "fetching the map of layer 2",
            chip => Work(chip, 1).Memory(Work(chip, 1).ActivationBits).Energy),
        Of("T8", "a row that goes both ways counts as going up", "as both", "rows written in the first array", chip => First(chip).RowActivity),
        Of("T9", "the write voltage is √2 times as high", "as chosen", "voltage of a write", chip => TrainingVoltage.Of(chip.Design)),
        Of("T10", "copies of the weights are written, or not, by the kind of tile", "each once", "energy of an update of layer 1, for that of layer 5",
            chip => chip.Layers[0].Peak.WeightUpdate.Energy / chip.Layers[4].Peak.WeightUpdate.Energy),
        Of("T11", "a map's travel to the memory beside the chip counts six times too often in the parts", "once", "travels of layer 1's map for an image in the parts", Travels),
        Of("T17", "the gradient unit senses as if its cells were the main arrays'", "its own", "time of a read of the gradient unit",
            chip => chip.Model!.Gradient!.Read(Activity).Latency),
        Of("T18", "the gradient unit's drivers are built before the activity is known", "after", "energy of writing into the gradient unit",
            chip => chip.Model!.Gradient!.Write(Activity).Energy),
        Of("T20", "registers of elements toggle as often as they are read, and are read as often as they toggle", "each as it does",
            "energy of registers and buffers of layer 1", chip => chip.Layers[0].Parts.Buffer.Energy),
        new("W1", "bitlines of SRAM carry no transistors", "they do", "time to charge a bitline, SRAM", Charging),
    ];

    /// <summary>The table as comma-separated text, one repair a line.</summary>
    public static string ToCsv() => QuirkTable.ToCsv(All, Nodes);

    private static TrainingLayerWork Work(TrainingEstimate chip, int layer) => new(chip.Model!, chip.Layers[layer].Mapping);

    private static PulseCount First(TrainingEstimate chip)
    {
        var partition = Work(chip, 0).Partition;
        return new TracedTraining(chip.Model!.Context, partition, Run.Value.Layers[0]).Count(partition.Tiles[0].Elements[0].Arrays[0]);
    }

    private static double Travels(TrainingEstimate chip)
    {
        var (work, layer) = (Work(chip, 0), chip.Layers[0]);
        var gradients = new TrainingGradient(chip.Model!.Context, chip.Model, layer.Mapping).Of(Activity).Dram.Energy;
        return (layer.Parts.Dram.Energy / chip.Design.Images - 2 * gradients) / work.Memory(work.ActivationBits).Energy;
    }

    private static double Charging(int nanometres, Fidelity fidelity)
    {
        var design = Design(nanometres, fidelity);
        design = design with { Array = design.Array with { Cell = new SramCell() } };
        return new TrainingSubarray(design.Node(), new TrainingArray
        {
            Array = design.Array,
            Clock = new Clock { Frequency = design.Frequency, IsSynchronous = false },
            RowsPerConverter = design.Transposed.RowsPerConverter,
        }).Charging!.Precharger.Latency;
    }

    private static Quirk Of(
        string id, string reference, string corrected, string probe, Func<TrainingEstimate, double> value) =>
        new(id, reference, corrected, probe, (nanometres, fidelity) => value(Known.GetOrAdd(
            (nanometres, fidelity), key => new(() => TrainingEstimator.Estimate(Design(key.Nanometres, key.Fidelity), Run.Value))).Value));

    private static TrainingDesign Design(int nanometres, Fidelity fidelity)
    {
        var design = new TrainingDesign();
        return design with
        {
            Process = design.Process with { Nanometres = nanometres },
            Fidelity = fidelity,
            Array = design.Array with { Rows = 64, Columns = 64 },
        };
    }
}
