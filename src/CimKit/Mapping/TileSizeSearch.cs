using System.Numerics;
using CimKit.Foundation;
using CimKit.Mapping.Cells;

namespace CimKit.Mapping;

/// <summary>Sizes that waste the fewest cells: start from the largest layer and halve while utilisation grows.</summary>
/// <remarks>
/// <see cref="Fidelity.Reference"/> starts from the widest layer, never tries the smallest size (quirks F1, F2) and cannot
/// place a network smaller than that; <see cref="Fidelity.Corrected"/> also looks at heights, tries the smallest size and
/// uses it for small networks. Source: [Peng2019].
/// </remarks>
internal sealed class TileSizeSearch
{
    private readonly IReadOnlyList<LayerFootprint> unrolled;
    private readonly IReadOnlyList<LayerFootprint> split;
    private readonly MappingInputs inputs;
    private readonly int kernelPositions;

    public TileSizeSearch(IReadOnlyList<LayerFootprint> layers, IReadOnlyList<bool> isSplit, int kernelPositions, MappingInputs inputs)
    {
        unrolled = [.. layers.Where((_, index) => !isSplit[index])];
        split = [.. layers.Where((_, index) => isSplit[index])];
        (this.kernelPositions, this.inputs) = (kernelPositions, inputs);
    }

    public List<SizeCandidate> SplitElements { get; } = [];

    public List<SizeCandidate> Tiles { get; } = [];

    public List<SizeCandidate> Elements { get; } = [];

    private int WidestSplit => Widest(split, layer => layer.ChannelRows);

    private int WidestUnrolled => Widest(unrolled, layer => layer.Rows);

    /// <summary>The sub-array is too large for the published program's tile hierarchy of this network.</summary>
    public IEnumerable<string> Problems()
    {
        var rows = inputs.ArrayRows;
        if (inputs.Fidelity == Fidelity.Corrected)
            yield break;
        if (kernelPositions > 0 && WidestSplit < 2 * rows)
            yield return $"ArrayRows ({rows}) must be at most half of the widest layer that is split by kernel position, {WidestSplit} cells.";
        if (kernelPositions == 0 && WidestUnrolled < 4 * rows)
            yield return $"ArrayRows ({rows}) must be at most a quarter of the widest layer, {WidestUnrolled} cells.";
    }

    public TileSizes Run()
    {
        var splitElement = kernelPositions == 0 ? 0 : Search(
            Math.Max(WidestSplit, 2 * inputs.ArrayRows), 2 * inputs.ArrayRows, SplitElements, 0, SplitCandidate);
        var tile = Search(Math.Max(WidestUnrolled, 4 * inputs.ArrayRows), 4 * inputs.ArrayRows, Tiles, 0, UnrolledCandidate);
        var best = Tiles.Select(candidate => candidate.Utilization).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var element = Search(tile / 2, 2 * inputs.ArrayRows, Elements, best, side => ElementCandidate(side, tile));
        return new TileSizes { Tile = tile, Element = element, SplitElement = splitElement };
    }

    /// <summary>Copies of an unrolled layer over the processing elements of a tile.</summary>
    public static GridSize ElementCopies(LayerFootprint layer, int tile, int element)
    {
        if (layer.Rows > tile && layer.Columns > tile)
            return new GridSize(1, 1);
        var perSide = Ceiling(tile, element);
        return new GridSize(
            Math.Max(1, perSide / Ceiling(layer.Rows, element)), Math.Max(1, perSide / Ceiling(layer.Columns, element)));
    }

    public static int Ceiling(int dividend, int divisor) => (int)(((long)dividend + divisor - 1) / divisor);

    private int Search(int start, int smallest, List<SizeCandidate> tried, double best, Func<int, SizeCandidate> evaluate)
    {
        var chosen = start;
        for (var side = start; inputs.Fidelity == Fidelity.Reference ? side > smallest : side >= smallest; side /= 2)
        {
            var candidate = evaluate(side);
            tried.Add(candidate);
            if (candidate.Utilization > best)
                (best, chosen) = (candidate.Utilization, side);
        }
        return chosen;
    }

    private SizeCandidate SplitCandidate(int side) => Candidate(
        side, split, layer => Blocks(layer.ChannelRows, layer.Columns, side), _ => 1, (double)side * side * kernelPositions);

    private SizeCandidate UnrolledCandidate(int side) => Candidate(
        side, unrolled, layer => Blocks(layer.Rows, layer.Columns, side), _ => 1, (double)side * side);

    private SizeCandidate ElementCandidate(int side, int tile) => Candidate(
        side, unrolled, layer => Blocks(layer.Rows, layer.Columns, tile), layer => ElementCopies(layer, tile, side).Count, (double)tile * tile);

    private static SizeCandidate Candidate(
        int side, IReadOnlyList<LayerFootprint> layers, Func<LayerFootprint, long> blocks, Func<LayerFootprint, int> copies, double cellsPerTile)
    {
        var tiles = layers.Sum(blocks);
        return new SizeCandidate(side, tiles, layers.Sum(layer => (double)layer.Cells * copies(layer)) / (tiles * cellsPerTile));
    }

    private static long Blocks(int rows, int columns, int side) => (long)Ceiling(rows, side) * Ceiling(columns, side);

    private int Widest(IReadOnlyList<LayerFootprint> layers, Func<LayerFootprint, int> rows) => layers.Count == 0 ? 0 : layers.Max(layer =>
        checked((int)BitOperations.RoundUpToPowerOf2((uint)(inputs.Fidelity == Fidelity.Reference
            ? layer.Columns
            : Math.Max(layer.Columns, rows(layer))))));
}
