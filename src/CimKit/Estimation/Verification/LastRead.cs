using CimKit.Circuits.Subarrays;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Mapping.Partitions;
using CimKit.Traces;

namespace CimKit.Estimation.Verification;

/// <summary>The last read of the last sub-array of a layer, circuit by circuit: what the published program leaves behind.</summary>
internal static class LastRead
{
    internal static double Activity(ChipEstimate chip, RunTrace run, int layer)
    {
        var inputs = chip.Mapping.Inputs;
        var partition = LayerPartition.Of(chip.Mapping.Layers[layer], inputs);
        var mapped = MappedLayer.Of(partition, inputs, run.Layers[layer], run.ActivationBits);
        var block = partition.Arrays.Last();
        return mapped.Inputs.Ones(mapped.Inputs.Cycles - 1, block.FirstRow, block.Rows) / (double)inputs.ArrayRows;
    }

    /// <summary>The last read of one sub-array, or of the layer's last.</summary>
    internal static SubarrayEstimate Of(ChipEstimate chip, RunTrace run, int layer, ArrayBlock? array = null)
    {
        var reads = chip.Model!.Chip.Reads;
        var inputs = chip.Mapping.Inputs;
        var partition = LayerPartition.Of(chip.Mapping.Layers[layer], inputs);
        var mapped = MappedLayer.Of(partition, inputs, run.Layers[layer], run.ActivationBits);
        var block = array ?? partition.Arrays.Last();
        var cycle = mapped.Inputs.Cycles - 1;
        var active = mapped.Inputs.Ones(cycle, block.FirstRow, block.Rows);
        var conductances = new ColumnConductances(mapped, CellResistances.Of(reads));
        conductances.Load(block);
        var sums = new double[block.Columns];
        conductances.Sum(cycle, 1, sums);
        return reads.Array.Estimate(reads.Node, new SubarrayActivity
        {
            RowActivity = (double)active / reads.Array.Rows,
            ColumnResistances = [.. sums.Select(sum => 1 / (sum / reads.Share(active)))],
        });
    }
}
