using System.Collections.Immutable;
using CimKit.Circuits.Subarrays;
using CimKit.Mapping;
using CimKit.Mapping.Partitions;
using CimKit.Networks;
using CimKit.Traces;

namespace CimKit.Estimation.Activities;

/// <summary>Activity from statistics of weights and inputs instead of traces: quick, and nearly the same.</summary>
/// <remarks>
/// Rows are driven, and cells hold their levels, independently of one another. A column's conductance is then nearly normal;
/// its converter's energy is averaged over three points (Gauss–Hermite). Source: first principles.
/// </remarks>
/// <example><code>
/// var estimate = ChipEstimator.Estimate(design, table, StatisticalActivity.Typical(table, weightBits: 8, inputBits: 8));
/// </code></example>
public sealed record StatisticalActivity : IActivity
{
    /// <summary>Statistics of each layer.</summary>
    public required ImmutableArray<LayerStatistics> Layers { get; init; }

    /// <summary>Statistics of a recorded run.</summary>
    public static StatisticalActivity Of(RunTrace run) =>
        new() { Layers = [.. run.Layers.Select(layer => LayerStatistics.Of(layer, run.ActivationBits))] };

    /// <summary>Statistics like those of the published check values.</summary>
    /// <param name="table">The network.</param>
    /// <param name="weightBits">Word length of the weights.</param>
    /// <param name="inputBits">Word length of the inputs, sign included.</param>
    public static StatisticalActivity Typical(LayerTable table, int weightBits, int inputBits)
    {
        var first = LayerStatistics.Typical(weightBits, inputBits, isFirst: true);
        var other = LayerStatistics.Typical(weightBits, inputBits, isFirst: false);
        return new() { Layers = [.. table.Rows.Select((_, index) => index == 0 ? first : other)] };
    }

    /// <inheritdoc/>
    public IEnumerable<string> Problems(LayerTable table)
    {
        if (Layers.IsDefault || Layers.Length != table.Rows.Count)
            return [$"Layers must hold {table.Rows.Count} statistics, one per row of the table; got {(Layers.IsDefault ? 0 : Layers.Length)}."];
        return Layers.SelectMany((layer, index) => layer.Problems().Select(problem => $"Layers[{index}]: {problem}"));
    }

    /// <inheritdoc/>
    public ILayerActivity Of(LayerPartition partition, MappingInputs inputs, SubarrayReads reads) =>
        new StatisticalLayer(partition, inputs, reads, Layers[partition.Mapping.Index]);
}
