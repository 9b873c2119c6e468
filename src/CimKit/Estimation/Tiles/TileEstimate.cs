using System.Collections.Immutable;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Foundation;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Tiles;

/// <summary>One tile's work for one image.</summary>
public sealed record TileEstimate
{
    /// <summary>Cells that it holds.</summary>
    public required TileBlock Block { get; init; }

    /// <summary>Its processing elements that work, in order.</summary>
    public required ImmutableArray<ElementEstimate> Elements { get; init; }

    /// <summary>Times that each element counts: once, but for what quirks make of empty places (L8).</summary>
    public required ImmutableArray<int> Counts { get; init; }

    /// <summary>The elements side by side, for one copy of the block.</summary>
    public required ReadCost Working { get; init; }

    /// <summary>Copies of the block by which the elements' time is divided.</summary>
    [Unit("1")]
    public required double Copies { get; init; }

    /// <summary>Adder trees of the tile.</summary>
    public required PartCost Tree { get; init; }

    /// <summary>Input buffer, read and written.</summary>
    public required PartCost InputBufferReads { get; init; }

    /// <summary>Input buffer, written.</summary>
    public required PartCost InputBufferWrites { get; init; }

    /// <summary>Output buffer, read.</summary>
    public required PartCost OutputBufferReads { get; init; }

    /// <summary>Output buffer, written.</summary>
    public required PartCost OutputBufferWrites { get; init; }

    /// <summary>Wires between buffers and elements.</summary>
    public required PartCost Wires { get; init; }

    /// <summary>Activation functions in the tile; nothing if there are none.</summary>
    public required PartCost Activation { get; init; }

    /// <summary>Whether adder trees, buffers, wires and activation take no time of their own because all layers stream.</summary>
    public bool HasHiddenTransfers { get; init; }

    /// <summary>Leakage of the whole tile.</summary>
    [Unit("W")]
    public required double Leakage { get; init; }

    /// <summary>Leakage of the tile while it works.</summary>
    [Unit("W")]
    public required double LeakageInUse { get; init; }

    /// <summary>Time and energy of the tile.</summary>
    public ReadCost Total => Working.Faster(Copies)
        .Then(ReadCost.Accumulating(Shown(Tree)))
        .Then(ReadCost.Other(Shown(Activation)))
        .Then(ReadCost.Buffering(Buffers))
        .Then(ReadCost.Moving(Shown(Wires)));

    internal PartCost Buffers =>
        Shown(InputBufferReads.Then(InputBufferWrites).Then(OutputBufferReads).Then(OutputBufferWrites));

    internal PartCost Shown(PartCost part) => HasHiddenTransfers ? part.Hidden() : part;
}
