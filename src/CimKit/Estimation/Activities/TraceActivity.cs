using CimKit.Circuits.Subarrays;
using CimKit.Mapping;
using CimKit.Mapping.Partitions;
using CimKit.Networks;
using CimKit.Traces;

namespace CimKit.Estimation.Activities;

/// <summary>Activity from a recorded run: every read of every sub-array counts with its own rows and conductances.</summary>
public sealed record TraceActivity : IActivity
{
    /// <summary>The run.</summary>
    public required RunTrace Run { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Problems(LayerTable table)
    {
        if (Run.Layers.Count != table.Rows.Count)
            yield return $"Run must hold {table.Rows.Count} layers, one per row of the table; got {Run.Layers.Count}.";
    }

    /// <inheritdoc/>
    public ILayerActivity Of(LayerPartition partition, MappingInputs inputs, SubarrayReads reads) => new TracedLayer(
        MappedLayer.Of(partition, inputs, Run.Layers[partition.Mapping.Index], Run.ActivationBits), reads);
}
