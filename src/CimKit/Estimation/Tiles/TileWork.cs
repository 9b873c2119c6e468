using System.Collections.Immutable;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Mapping;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Tiles;

/// <summary>The work of the tiles of one layer.</summary>
internal sealed class TileWork
{
    private readonly ChipContext _chip;
    private readonly TileModel _tile;
    private readonly LayerMapping _layer;
    private readonly long _vectors;

    internal TileWork(ChipContext chip, TileModel tile, LayerMapping layer)
    {
        (_chip, _tile, _layer) = (chip, tile, layer);
        _vectors = chip.Vectors(layer);
    }

    /// <summary>A copy in every element: one element takes the whole block and its copies.</summary>
    private bool IsFull => !_layer.IsSplit && _layer.SpeedUp.Count > 1
        && _layer.SpeedUp.Rows >= _tile.Inputs && _layer.SpeedUp.Columns >= _tile.Inputs;

    internal GridSize CopiesInElement => IsFull
        ? new GridSize(
            ChipContext.Ceiling(_layer.SpeedUp.Rows, _tile.Inputs), ChipContext.Ceiling(_layer.SpeedUp.Columns, _tile.Inputs))
        : new GridSize(1, 1);

    /// <summary>The work of one tile, and the leakage of its trees after it.</summary>
    internal TileEstimate Estimate(TileBlock block, ILayerActivity activity, TreeState trees)
    {
        var elements = ImmutableArray.CreateBuilder<ElementEstimate>(block.Elements.Count);
        foreach (var element in block.Elements)
            elements.Add(_tile.Element.Estimate(element, CopiesInElement, _vectors, activity));
        Track(block, trees);
        var counts = Counts(block);
        var (elementTree, tileTree) = _chip.IsReference
            ? (trees.Element, trees.Tile)
            : (_tile.Element.Tree.Built.Leakage, _tile.Tree.Built.Leakage);
        var (inputs, outputs) = Traffic(block);
        var toggles = _chip.Design.Interconnect;
        return new TileEstimate
        {
            Block = block,
            Elements = elements.ToImmutable(),
            Counts = counts,
            Working = Together(elements, counts),
            Copies = IsFull ? _tile.Elements : _layer.SpeedUp.Count,
            Tree = Sums(block),
            InputBufferReads = _tile.InputBuffer.Reads(inputs / 2, _tile.BusWidth),
            InputBufferWrites = _tile.InputBuffer.Writes(inputs / 2, _tile.BusWidth),
            OutputBufferReads = _tile.OutputBuffer.Reads(outputs / 2, _tile.BusWidth),
            OutputBufferWrites = _tile.OutputBuffer.Writes(outputs / 2, _tile.BusWidth),
            Wires = new PartCost(
                _tile.Wires.Latency * ((inputs + outputs) / _tile.BusWidth),
                _tile.Wires.Energy * ((inputs * toggles.InputToggleRate + outputs * toggles.OutputToggleRate) / _tile.BusWidth)),
            Activation = Activated(),
            HasHiddenTransfers = toggles.IsStreamed,
            Leakage = _tile.Leakage(elementTree, tileTree),
            LeakageInUse = _tile.LeakageInUse(elementTree, tileTree),
        };
    }

    /// <summary>What the trees leak after a tile has worked; trees that it does not use keep what they leaked before (L18).</summary>
    internal void Track(TileBlock block, TreeState trees)
    {
        foreach (var element in block.Elements)
            trees.Element = _tile.Element.TreeLeakage(element, CopiesInElement) ?? trees.Element;
        if (Summands(block) is { } summands)
            trees.Tile = _tile.Tree.Of(summands).Leakage;
    }

    private static ReadCost Together(ImmutableArray<ElementEstimate>.Builder elements, ImmutableArray<int> counts)
    {
        var together = default(ReadCost);
        for (var element = 0; element < elements.Count; element++)
        {
            var total = elements[element].Total;
            for (var time = 0; time < counts[element]; time++)
                together = together.Beside(total);
        }
        return together;
    }

    // Reference: a place without element repeats the one before it (L8). Corrected: it is skipped.
    private ImmutableArray<int> Counts(TileBlock block)
    {
        var counts = new int[block.Elements.Count];
        if (!_chip.IsReference || _layer.IsSplit || _layer.SpeedUp.Count > 1)
        {
            Array.Fill(counts, 1);
            return [.. counts];
        }
        var last = 0;
        for (var place = 0; place < _tile.Inputs * _tile.Inputs; place++)
        {
            if (last + 1 < counts.Length && IsAt(block.Elements[last + 1], place))
                last++;
            counts[last]++;
        }
        return [.. counts];
    }

    private bool IsAt(ElementBlock element, int place) =>
        element.Row == place / _tile.Inputs && element.Column == place % _tile.Inputs;

    // What the tile's trees add up; null if they are not used.
    internal int? Summands(TileBlock block)
    {
        if (_layer.IsSplit)
            return _tile.Inputs;
        if (IsFull)
            return null;
        var blockRows = ChipContext.Ceiling(block.Rows, _tile.Element.Side);
        return _layer.SpeedUp.Count > 1 ? blockRows > 1 ? blockRows : null : _tile.Inputs;
    }

    private PartCost Sums(TileBlock block)
    {
        if (Summands(block) is not { } summands)
            return default;
        var weights = _layer.IsSplit ? _chip.WeightsPerConverter : ChipContext.Ceiling(_chip.Shared, _chip.Coding.ColumnsPerWeight);
        return _tile.Tree.Sums(_vectors * (double)weights, summands);
    }

    /// <summary>Bits into the tile, and out of it.</summary>
    internal (double Inputs, double Outputs) Traffic(TileBlock block)
    {
        var reads = (double)_vectors * _chip.InputBits;
        var inputs = block.Rows * reads / (_layer.IsSplit ? Math.Sqrt(_tile.Inputs) : 1);
        var bits = _tile.Activation is null ? _tile.Tree.Stages + _tile.Tree.Bits : 1 + _chip.InputBits;
        var outputs = block.Columns / _chip.Coding.ColumnsPerWeight * (double)bits * _vectors;
        return (inputs, _tile.Activation is not null && _layer.IsSplit ? outputs / _tile.Inputs : outputs);
    }

    private PartCost Activated() => _tile.Activation is { } units
        ? units.Operations(_vectors * (double)(_chip.Shared / _chip.Coding.ColumnsPerWeight) / units.ValuesAtOnce)
        : default;
}
