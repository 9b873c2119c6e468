using System.Collections.Immutable;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Tiles;
using CimKit.Foundation;
using CimKit.Mapping;

namespace CimKit.Estimation.Chips;

/// <summary>One layer's work for one image.</summary>
public sealed record LayerEstimate
{
    /// <summary>Name shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Tiles, copies and utilisation of the layer.</summary>
    public required LayerMapping Mapping { get; init; }

    /// <summary>The tiles of one copy.</summary>
    public required ImmutableArray<TileEstimate> Tiles { get; init; }

    /// <summary>Activation functions beside the global buffer; nothing if they are in the tiles.</summary>
    public required PartCost Activation { get; init; }

    /// <summary>Adding up over tiles.</summary>
    public required PartCost Accumulation { get; init; }

    /// <summary>Pooling.</summary>
    public required PartCost Pooling { get; init; }

    /// <summary>Reading the global buffer.</summary>
    public required PartCost BufferReads { get; init; }

    /// <summary>Writing the global buffer.</summary>
    public required PartCost BufferWrites { get; init; }

    /// <summary>Wires between the global buffer and the tiles.</summary>
    public required PartCost Wires { get; init; }

    /// <summary>Whether only arrays and the global buffer take time.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Real length of a cycle over that of the clock; 1 unless accidents are reproduced (L1).</summary>
    [Unit("1")]
    internal double Pace { get; init; } = 1;

    /// <summary>Time and energy of the layer.</summary>
    public ReadCost Total => (IsStreamed ? Streamed() : Waiting()).Paced(Pace);

    /// <summary>Leakage of one of its tiles.</summary>
    [Unit("W")]
    public double TileLeakage => Tiles[^1].Leakage;

    /// <summary>Leakage of one of its tiles while it works.</summary>
    [Unit("W")]
    public double TileLeakageInUse => Tiles[^1].LeakageInUse;

    /// <summary>Average leakage of its tiles.</summary>
    [Unit("W")]
    public double LeakagePower { get; init; }

    /// <summary>Energy that leaks for an image while the layer works, or over a beat of the pipeline.</summary>
    [Unit("J")]
    public double LeakageEnergy { get; init; }

    internal ReadCost Together
    {
        get
        {
            var together = default(ReadCost);
            foreach (var tile in Tiles)
                together = together.Beside(tile.Total);
            return together;
        }
    }

    internal PartCost Buffer => BufferReads.Then(BufferWrites);

    private ReadCost Waiting() => Together
        .Then(ReadCost.Other(Activation))
        .Then(ReadCost.Accumulating(Accumulation))
        .Then(ReadCost.Other(Pooling))
        .Then(ReadCost.Buffering(Buffer))
        .Then(ReadCost.Moving(Wires));

    // Other latency is the buffer's alone, and the wires are part of its beat.
    private ReadCost Streamed()
    {
        var all = Together
            .Then(ReadCost.Other(Activation.Hidden()))
            .Then(ReadCost.Accumulating(Accumulation.Hidden()))
            .Then(ReadCost.Other(Pooling.Hidden()))
            .Then(ReadCost.Buffering(Buffer))
            .Then(ReadCost.Moving(Wires.Hidden()));
        return all with { OtherLatency = Buffer.Latency, BufferLatency = Buffer.Latency, InterconnectLatency = 0 };
    }
}
