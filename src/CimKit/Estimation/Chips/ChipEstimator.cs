using System.Collections.Immutable;
using CimKit.Circuits.Subarrays;
using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Tiles;
using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Networks;

namespace CimKit.Estimation.Chips;

/// <summary>Estimates a chip for a network, from the sub-array up.</summary>
/// <remarks>Source: [Peng2019]; clocks, pipeline and streaming: [Lee2024].</remarks>
public static class ChipEstimator
{
    /// <summary>The estimate.</summary>
    /// <param name="design">The chip.</param>
    /// <param name="table">Layers of the network.</param>
    /// <param name="activity">What one image does to the arrays.</param>
    /// <param name="progress">Receives the share of layers that is done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidDesignException">Design, table or activity is wrong; every problem is listed.</exception>
    public static ChipEstimate Estimate(
        ChipDesign design, LayerTable table, IActivity activity,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        InvalidDesignException.ThrowIfAny(
            $"Chip '{design.Name}' for '{table.Name}'", [.. design.Problems(), .. table.Problems(), .. activity.Problems(table)]);
        try
        {
            return Evaluate(design, table, activity, progress, cancellation);
        }
        catch (ArgumentOutOfRangeException error)
        {
            // Every property is in its range, but together they lead to a circuit that is not.
            throw new InvalidDesignException($"Chip '{design.Name}' for '{table.Name}'",
                [$"a property is so extreme that no circuit follows from it: {error.Message.Split(" (Parameter", 2)[0]}"]);
        }
    }

    private static ChipEstimate Evaluate(
        ChipDesign design, LayerTable table, IActivity activity, IProgress<double>? progress, CancellationToken cancellation)
    {
        var chip = Context(design, table);
        var model = new ChipModel(chip);
        var works = chip.Mapping.Layers.Select(layer => new LayerWork(chip, model, layer)).ToList();
        var trees = new Dictionary<bool, TreeState> { [false] = new(), [true] = new() };
        if (chip.IsReference && chip.Clock.IsSynchronous)
            works.ForEach(work => work.Track(trees[work.IsSplit]));
        var layers = ImmutableArray.CreateBuilder<LayerEstimate>(works.Count);
        foreach (var work in works)
        {
            cancellation.ThrowIfCancellationRequested();
            layers.Add(work.Estimate(activity, trees[work.IsSplit]));
            progress?.Report((double)layers.Count / works.Count);
        }
        return Compose(chip, model, layers.ToImmutable());
    }

    private static ChipContext Context(ChipDesign design, LayerTable table)
    {
        var node = design.Process.Node(design.Fidelity);
        var array = design.Array with { Clock = design.Clock };
        if (design.Clock.IsSynchronous)
            array = array.Paced(node);
        return new ChipContext(
            design, node, array.Clock, SubarrayReads.Of(array, node), NetworkMapper.Map(table, MappingChoices.Of(design)));
    }

    private static ChipEstimate Compose(ChipContext chip, ChipModel model, ImmutableArray<LayerEstimate> layers)
    {
        var isPipelined = GlobalSizes.IsPipelined(chip);
        var total = default(ReadCost);
        foreach (var layer in layers)
            total = isPipelined ? total.Beside(layer.Total) : total.Then(layer.Total);
        var leaking = isPipelined ? Leaks.OfPipeline(layers, chip.IsReference) : Leaks.LayerByLayer(layers, chip.IsReference);
        return new ChipEstimate
        {
            Design = chip.Design,
            Mapping = chip.Mapping,
            Layers = leaking,
            Area = model.Area,
            SensingPeriod = chip.Reads.Idle.SensingPeriod,
            ClockFrequency = chip.Clock.Frequency,
            Total = total,
            LeakagePower = leaking.Sum(layer => layer.LeakagePower) + model.SharedLeakage,
            LeakageEnergy = leaking.Sum(layer => layer.LeakageEnergy) + model.SharedLeakage * total.Latency,
            Model = model,
        };
    }
}
