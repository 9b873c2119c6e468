using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Mapping;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Training;

/// <summary>What one tile does for a block of a layer's weights.</summary>
internal sealed class TrainingTileWork(TrainingContext chip, TrainingTile tile, LayerMapping layer)
{
    private readonly long _vectors = chip.Vectors(layer);

    private bool IsBackward => chip.IsBackward(layer);

    private bool IsFull => !layer.IsSplit && layer.SpeedUp.Count > 1
        && layer.SpeedUp.Rows >= tile.Inputs && layer.SpeedUp.Columns >= tile.Inputs;

    internal GridSize CopiesInElement => IsFull
        ? new GridSize(ChipContext.Ceiling(layer.SpeedUp.Rows, tile.Inputs), ChipContext.Ceiling(layer.SpeedUp.Columns, tile.Inputs))
        : new GridSize(1, 1);

    internal PhaseSums Estimate(TileBlock block, ITrainingLayer activity)
    {
        var elements = block.Elements.Select(element => tile.Element.Estimate(element, CopiesInElement, layer, activity)).ToList();
        var counts = Counts(block);
        var together = default(PhaseSums);
        for (var element = 0; element < elements.Count; element++)
        {
            for (var time = 0; time < counts[element]; time++)
                together = together.Beside(elements[element]);
        }
        var sums = Summands(block) is { } summands ? Sums(summands) : default;
        var (inputs, outputs) = Traffic(block);
        var buffers = tile.InputBuffer.Moves(inputs, inputs, tile.BusWidth).Then(tile.OutputBuffer.Moves(outputs, outputs, tile.BusWidth));
        var accesses = (inputs + outputs) / tile.BusWidth;
        var wires = new PartCost(tile.Wires.Latency * accesses, tile.Wires.Energy * accesses);
        return together.Faster(IsFull ? tile.Elements : layer.SpeedUp.Count)
            .Then(PhaseSums.Adding(sums, IsBackward, IsBackward))
            .Then(PhaseSums.Buffering(buffers, IsBackward))
            .Then(PhaseSums.Moving(wires, IsBackward));
    }

    /// <summary>Writing the arrays of the block one after another, and the energy of all copies.</summary>
    internal (PartCost Peak, double Energy) Write(TileBlock block, ITrainingLayer activity)
    {
        var counts = Counts(block);
        var sum = default(PartCost);
        for (var index = 0; index < block.Elements.Count; index++)
        {
            var element = default(PartCost);
            foreach (var array in block.Elements[index].Arrays)
                element = element.Then(activity.Write(array));
            element = element with { Energy = element.Energy * Math.Max(CopiesInElement.Count, 1) };
            for (var time = 0; time < counts[index]; time++)
                sum = sum.Then(element);
        }
        if (!chip.IsReference)
        {
            sum = sum with { Energy = sum.Energy * (layer.SpeedUp.Count / Math.Max(CopiesInElement.Count, 1)) };
            return (sum, sum.Energy);
        }
        // Reference: copies count in a full tile, twice, and in a split one behind the peak (T10).
        if (IsFull)
            sum = new PartCost(sum.Latency * tile.Elements, sum.Energy * tile.Elements);
        return (sum, layer.IsSplit ? sum.Energy * layer.SpeedUp.Count : sum.Energy);
    }

    /// <summary>Bringing the changes of the block's weights to its elements.</summary>
    internal (PartCost Buffer, PartCost Wires) Transfer(TileBlock block)
    {
        var bits = (double)block.Rows * block.Columns;
        var accesses = bits / tile.BusWidth;
        var wires = tile.WiresWith(bits / tile.InputBuffer.LineBits);
        return (tile.InputBuffer.Moves(bits, bits), new PartCost(wires.Latency * accesses, wires.Energy * accesses));
    }

    internal PartCost Sums(int summands) => tile.Tree.Sums(_vectors * (double)Weights, summands);

    internal int? Summands(TileBlock block)
    {
        if (layer.IsSplit)
            return tile.Inputs;
        if (IsFull)
            return null;
        var blockRows = ChipContext.Ceiling(block.Rows, tile.Element.Side);
        return layer.SpeedUp.Count > 1 ? blockRows > 1 ? blockRows : null : tile.Inputs;
    }

    internal double? ElementLeakage(ElementBlock element) =>
        tile.Element.IsFull(CopiesInElement) ? null : tile.Element.Tree.Of(tile.Element.ArrayRows(element)).Leakage;

    private int Weights => chip.WeightsPerConverter;

    // Reference: a place without element repeats the one before it (L8). Corrected: it is skipped.
    private int[] Counts(TileBlock block)
    {
        var counts = new int[block.Elements.Count];
        if (!chip.IsReference || layer.IsSplit || layer.SpeedUp.Count > 1)
        {
            Array.Fill(counts, 1);
            return counts;
        }
        var last = 0;
        for (var place = 0; place < tile.Inputs * tile.Inputs; place++)
        {
            if (last + 1 < counts.Length && IsAt(block.Elements[last + 1], place))
                last++;
            counts[last]++;
        }
        return counts;
    }

    private bool IsAt(ElementBlock element, int place) =>
        element.Row == place / tile.Inputs && element.Column == place % tile.Inputs;

    internal (double Inputs, double Outputs) Traffic(TileBlock block)
    {
        var inputs = block.Rows * (double)_vectors * chip.InputBits / (layer.IsSplit ? Math.Sqrt(tile.Inputs) : 1);
        var outputs = block.Columns / chip.CellsPerWeight * (double)(1 + tile.Bits) * _vectors;
        return (inputs, layer.IsSplit ? outputs / tile.Inputs : outputs);
    }
}
