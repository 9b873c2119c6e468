using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Training;

/// <summary>Leakage of adder trees as their last use left it, for both kinds of tile.</summary>
internal sealed class TrainingTrees(bool isReference, TrainingChip model)
{
    private readonly double[] _elements = new double[2];
    private readonly double[] _tiles = new double[2];

    // Reference: trees leak as if built for what they added last (L18). Corrected: as they are built.
    internal double Element(bool isSplit) => isReference ? _elements[isSplit ? 1 : 0] : Of(isSplit).Element.Tree.Built.Leakage;

    internal double Tile(bool isSplit) => isReference ? _tiles[isSplit ? 1 : 0] : Of(isSplit).Tree.Built.Leakage;

    internal void Track(TrainingTileWork work, TileBlock block, TrainingTile tile)
    {
        var kind = tile.IsSplit ? 1 : 0;
        foreach (var element in block.Elements)
            _elements[kind] = work.ElementLeakage(element) ?? _elements[kind];
        if (work.Summands(block) is { } summands)
            _tiles[kind] = tile.Tree.Of(summands).Leakage;
    }

    private TrainingTile Of(bool isSplit) => isSplit ? model.Split! : model.Unrolled;
}
