using System.Collections.Immutable;
using CimKit.Circuits.Training;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Schedules;
using CimKit.Mapping.Schemes;
using CimKit.Networks;
using CimKit.Traces;

namespace CimKit.Estimation.Training;

/// <summary>Estimates what training a network on a chip costs.</summary>
/// <remarks>
/// Layers work one after another; nothing overlaps between phases. A run of several images costs the mean of what it costs with
/// each of them. Source: [Peng2021].
/// </remarks>
public static class TrainingEstimator
{
    /// <summary>Estimates one epoch.</summary>
    /// <param name="design">Chip.</param>
    /// <param name="run">Weights after and before an update, and activations, of every layer.</param>
    /// <param name="inputActivity">Share of ones in each layer's input, for the gradient of weights; counted from the run if null.</param>
    /// <param name="progress">Share of layers done.</param>
    /// <param name="cancellation">Stops between two layers.</param>
    /// <exception cref="InvalidDesignException">The chip, the network or the run is impossible; all problems are named.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TrainingEstimate Estimate(
        TrainingDesign design, RunTrace run, IReadOnlyList<double>? inputActivity = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ThrowIfAny(design, run, Problems(design, run, inputActivity));
        return Estimate(design, run, inputActivity, null, progress, cancellation);
    }

    /// <summary>Estimates one epoch whose updates a simulation of the devices has counted.</summary>
    /// <param name="design">Chip; its iterations are the updates of the epoch.</param>
    /// <param name="run">Weights and activations of every layer; weights before an update are not needed.</param>
    /// <param name="pulses">Pulses of the epoch, of every layer.</param>
    /// <param name="progress">Share of layers done.</param>
    /// <param name="cancellation">Stops between two layers.</param>
    /// <exception cref="InvalidDesignException">The chip, the network, the run or the pulses are impossible; all problems are named.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <example><code>
    /// var epoch = TrainingEstimator.EstimateEpoch(design, run, [new LayerPulses { Cells = 100, Potentiation = 70, Depression = 60 }]);
    /// </code></example>
    public static TrainingEstimate EstimateEpoch(
        TrainingDesign design, RunTrace run, IReadOnlyList<LayerPulses> pulses,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ThrowIfAny(design, run, Problems(run, pulses));
        return Estimate(design, run, null, pulses, progress, cancellation);
    }

    private static void ThrowIfAny(TrainingDesign design, RunTrace run, IEnumerable<string> problems) => InvalidDesignException.ThrowIfAny(
        $"Training chip '{design.Name}' for '{run.Table.Name}'", [.. design.Problems(), .. run.Problems(), .. problems]);

    private static TrainingEstimate Estimate(
        TrainingDesign design, RunTrace run, IReadOnlyList<double>? inputActivity, IReadOnlyList<LayerPulses>? pulses,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var model = new TrainingChip(Context(design, run.Table));
        var trees = new TrainingTrees(model.Context.IsReference, model);
        var layers = ImmutableArray.CreateBuilder<TrainingLayerEstimate>(run.Layers.Count);
        var images = new TrainingLayerEstimate[run.Images];
        foreach (var layer in model.Context.Mapping.Layers)
        {
            var work = new TrainingLayerWork(model, layer);
            for (var image = 0; image < images.Length; image++)
            {
                cancellation.ThrowIfCancellationRequested();
                var trace = run.Layers[layer.Index].Image(image, images.Length);
                ITrainingLayer traced = new TracedTraining(model.Context, work.Partition, trace);
                if (pulses is not null)
                    traced = Pulsed(model.Context, layer, traced, pulses[layer.Index]);
                images[image] = work.Estimate(traced, inputActivity?[layer.Index] ?? Ones(trace), trees);
                progress?.Report((layers.Count + (image + 1.0) / images.Length) / run.Layers.Count);
            }
            layers.Add(TrainingLayerEstimate.Mean(images));
        }
        return Compose(model, TrainingLeaks.Of(layers.ToImmutable(), model.Context.IsReference));
    }

    private static IEnumerable<string> Problems(TrainingDesign design, RunTrace run, IReadOnlyList<double>? activity)
    {
        if (activity is not null && (activity.Count != run.Layers.Count || activity.Any(share => !(share is >= 0 and <= 1))))
            yield return $"inputActivity must hold a share of 0 to 1 for each of {run.Layers.Count} layers.";
        if (design.IsTraining && run.Layers.Any(layer => layer.PreviousWeights is null))
            yield return "every layer of the run must have PreviousWeights: an update is the difference.";
    }

    private static IEnumerable<string> Problems(RunTrace run, IReadOnlyList<LayerPulses> pulses) => pulses.Count != run.Layers.Count
        ? [$"pulses must be of each of {run.Layers.Count} layers; got {pulses.Count}."]
        : run.Layers.SelectMany((layer, index) => pulses[index].Problems(layer.Name));

    private static CountedTraining Pulsed(TrainingContext chip, LayerMapping layer, ITrainingLayer reads, LayerPulses pulses) => new(
        chip, reads, pulses, (double)layer.Footprint.Rows * layer.Footprint.Columns, chip.IsBackward(layer));

    private static double Ones(LayerTrace trace) => (double)trace.Inputs.TotalOnes() / ((double)trace.Inputs.Rows * trace.Inputs.Cycles);

    /// <summary>Throws what an estimate would throw for the chip and the network, whatever the run.</summary>
    internal static void ThrowIfImpossible(TrainingDesign design, LayerTable table) => _ = new TrainingChip(Context(design, table));

    private static TrainingContext Context(TrainingDesign design, LayerTable table)
    {
        var node = design.Node();
        var mapping = NetworkMapper.Map(table, MappingOf(design));
        var clock = new Circuits.Clock { Frequency = design.Frequency, IsSynchronous = false };
        var subarray = new TrainingSubarray(node, new TrainingArray
        {
            Array = design.Array,
            Clock = clock,
            IsTransposable = design.IsTraining,
            RowsPerConverter = design.Transposed.RowsPerConverter,
            TransposedLevels = design.Transposed.Levels,
            IsTransposedParallel = design.Transposed.IsParallel,
        });
        return new TrainingContext(design, node, mapping) { Subarray = subarray };
    }

    /// <summary>The design's choices as inputs of the mapping.</summary>
    public static MappingInputs MappingOf(TrainingDesign design) => new()
    {
        ArrayRows = design.Array.Rows,
        ArrayColumns = design.Array.Columns,
        Coding = new MultiBitCells
        {
            WeightBits = design.Array.WeightBits, CellBits = design.Array.Cell.Bits, Fidelity = design.Fidelity,
        },
        Scheme = design.Mapping == TileMapping.ByKernelPosition ? new KernelPositionMapping { CountsPointwise = design.Fidelity == Fidelity.Reference } : new UnrolledMapping(),
        Schedule = new LayerByLayerSchedule(),
        Fidelity = design.Fidelity,
    };

    private static TrainingEstimate Compose(TrainingChip model, ImmutableArray<TrainingLayerEstimate> layers) => new()
    {
        Design = model.Context.Design,
        Mapping = model.Context.Mapping,
        Layers = layers,
        Area = model.Area,
        GradientArea = model.GradientArea,
        LeakagePower = layers.Sum(layer => layer.LeakagePower),
        LeakageEnergy = layers.Sum(layer => layer.LeakageEnergy),
        Operations = TrainingLeaks.Operations(model.Context),
        Model = model,
    };
}
