using System.Numerics;
using CimKit.Circuits;
using CimKit.Estimation.Chips;
using CimKit.Estimation.Tiles;
using CimKit.Mapping.Partitions;
using CimKit.Traces;

namespace CimKit.Reports.Explorers;

/// <summary>Cuts the layers of a chip into what its tiles hold.</summary>
internal sealed class FloorplanBlocks(ChipEstimate chip, RunTrace? run)
{
    /// <summary>Pixels of all pictures of weights together.</summary>
    private const int Budget = 64_000;

    private const int MostPixels = 48;

    private const int Corner = 32;

    private const int InputRows = 48;

    private readonly List<InputView> inputs = [];

    public IReadOnlyList<InputView> Inputs => inputs;

    public IReadOnlyList<TileBlockView> All() => [.. chip.Layers.SelectMany(Of)];

    private int Side => Math.Clamp((int)Math.Sqrt((double)Budget / chip.Layers.Sum(layer => layer.Mapping.TilesPerCopy.Count)), 8, MostPixels);

    private IEnumerable<TileBlockView> Of(LayerEstimate layer)
    {
        var partition = LayerPartition.Of(layer.Mapping, chip.Mapping.Inputs);
        var mapped = run is null ? null : MappedLayer.Of(partition, chip.Mapping.Inputs, run.Layers[layer.Mapping.Index], run.ActivationBits);
        var counts = mapped is null ? [] : Counts(mapped.Inputs, run!.ActivationBits);
        var known = new Dictionary<int, int>();
        foreach (var (tile, estimate) in partition.Tiles.Zip(layer.Tiles))
        {
            var (rows, columns) = (Rows(tile), Columns(tile));
            var view = new TileBlockView
            {
                Layer = layer.Mapping.Index, Row = tile.Row, Column = tile.Column,
                Rows = RowText(layer, tile), Outputs = OutputText(layer, columns), Cost = CostOf(layer, estimate),
            };
            if (mapped is null)
            {
                yield return view;
                continue;
            }
            if (!known.TryGetValue(tile.Row, out var input))
            {
                known[tile.Row] = input = inputs.Count;
                inputs.Add(InputOf(mapped.Inputs, counts, rows));
            }
            yield return view with { Weights = WeightsOf(layer, mapped, rows, columns), Cells = CellsOf(mapped, tile), Input = input };
        }
    }

    // Copies of the block share the energy of an image.
    private Cost CostOf(LayerEstimate layer, TileEstimate tile) => new(
        chip.Model!.TileOf(layer.Mapping).Area.Total,
        tile.Total.Latency * layer.Pace,
        tile.Total.Energy / layer.Mapping.TileCopies,
        layer.LeakagePower / layer.Mapping.Tiles.Count);

    private PixelMap WeightsOf(LayerEstimate layer, MappedLayer mapped, int[] rows, int[] columns)
    {
        var (coding, weights) = (chip.Mapping.Inputs.Coding, run!.Layers[layer.Mapping.Index].Weights);
        var matrixRows = rows.Where(row => row % coding.RowsPerWeight == 0).Select(mapped.WeightRow).ToArray();
        var outputs = columns.Select(column => column / coding.ColumnsPerWeight).Distinct().ToArray();
        return PixelMap.Of(matrixRows.Length, outputs.Length, Side, (row, output) => weights.Value(matrixRows[row], outputs[output]));
    }

    private static PixelMap CellsOf(MappedLayer mapped, TileBlock tile)
    {
        var block = tile.Elements[0].Arrays[0];
        var levels = new byte[block.Rows * block.Columns];
        mapped.Levels(block, levels);
        return PixelMap.Of(
            Math.Min(Corner, block.Rows), Math.Min(Corner, block.Columns), Corner, (row, column) => levels[row * block.Columns + column]);
    }

    private InputView InputOf(InputCycles cycles, int[] counts, int[] rows)
    {
        var bits = run!.ActivationBits;
        var vectors = cycles.Cycles / bits;
        return new InputView(
            PixelMap.Of(rows.Length, bits, InputRows, (row, plane) => counts[plane * cycles.Rows + rows[row]] / (double)vectors),
            PixelMap.Of(Math.Min(InputRows, rows.Length), bits, InputRows, (row, plane) => cycles[rows[row], vectors / 2 * bits + plane] ? 1 : 0),
            vectors);
    }

    /// <summary>Index [plane, row]: cycles in which a row is driven.</summary>
    private static int[] Counts(InputCycles cycles, int bits)
    {
        var counts = new int[bits * cycles.Rows];
        for (var cycle = 0; cycle < cycles.Cycles; cycle++)
        {
            var words = cycles.Cycle(cycle);
            var first = cycle % bits * cycles.Rows;
            for (var word = 0; word < words.Length; word++)
                for (var rest = words[word]; rest != 0; rest &= rest - 1)
                    counts[first + (word << 6) + BitOperations.TrailingZeroCount(rest)]++;
        }
        return counts;
    }

    private static int[] Rows(TileBlock tile) =>
        [.. tile.Elements.SelectMany(element => Enumerable.Range(element.FirstRow, element.Rows)).Distinct()];

    private static int[] Columns(TileBlock tile) =>
        [.. tile.Elements.SelectMany(element => Enumerable.Range(element.FirstColumn, element.Columns)).Distinct()];

    private string RowText(LayerEstimate layer, TileBlock tile)
    {
        var (footprint, perWeight) = (layer.Mapping.Footprint, chip.Mapping.Inputs.Coding.RowsPerWeight);
        var (first, last) = (tile.Elements[0].FirstRow / perWeight, (tile.Elements[0].FirstRow + tile.Elements[0].Rows - 1) / perWeight);
        if (layer.Mapping.IsSplit)
            return FormattableString.Invariant($"channels {first + 1:N0} to {last + 1:N0} of {footprint.Row.InputChannels:N0} at {tile.Elements.Count} kernel positions");
        var rows = Rows(tile);
        return FormattableString.Invariant($"rows {(rows.Min() / perWeight) + 1:N0} to {(rows.Max() / perWeight) + 1:N0} of {footprint.Row.WeightRows:N0}");
    }

    private string OutputText(LayerEstimate layer, int[] columns)
    {
        var perWeight = chip.Mapping.Inputs.Coding.ColumnsPerWeight;
        return FormattableString.Invariant($"outputs {(columns.Min() / perWeight) + 1:N0} to {(columns.Max() / perWeight) + 1:N0} of {layer.Mapping.Footprint.Row.Outputs:N0}");
    }
}
