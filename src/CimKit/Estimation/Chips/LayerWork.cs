using System.Collections.Immutable;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Tiles;
using CimKit.Mapping;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Chips;

/// <summary>The work of one layer.</summary>
internal sealed class LayerWork
{
    private readonly ChipContext _chip;
    private readonly ChipModel _model;
    private readonly LayerMapping _layer;
    private readonly TileModel _tile;
    private readonly long _vectors;

    internal LayerWork(ChipContext chip, ChipModel model, LayerMapping layer)
    {
        (_chip, _model, _layer) = (chip, model, layer);
        _tile = model.TileOf(layer);
        _vectors = chip.Vectors(layer);
        Partition = LayerPartition.Of(layer, chip.Mapping.Inputs);
    }

    internal LayerPartition Partition { get; }

    internal bool IsSplit => _layer.IsSplit;

    /// <summary>What the layer leaves its trees' leakage at, without working.</summary>
    internal void Track(TreeState trees)
    {
        var work = new TileWork(_chip, _tile, _layer);
        foreach (var block in Partition.Tiles)
            work.Track(block, trees);
    }

    internal LayerEstimate Estimate(IActivity activity, TreeState trees)
    {
        var work = new TileWork(_chip, _tile, _layer);
        var reads = activity.Of(Partition, _chip.Mapping.Inputs, _chip.Reads);
        var tiles = ImmutableArray.CreateBuilder<TileEstimate>(Partition.Tiles.Count);
        foreach (var block in Partition.Tiles)
            tiles.Add(work.Estimate(block, reads, trees));
        var (inputs, outputs) = Traffic();
        return new LayerEstimate
        {
            Mapping = _layer,
            Name = $"layer {_layer.Index + 1}",
            Tiles = tiles.ToImmutable(),
            Activation = Activated(),
            Accumulation = Accumulated(),
            Pooling = Pooled(),
            BufferReads = Buffered(_model.Buffer.Reads(inputs, _model.BusWidth), inputs),
            BufferWrites = Buffered(_model.Buffer.Writes(outputs, _model.BusWidth), outputs),
            Wires = _model.Wires.Move(_layer, IsStreamed ? _model.Split! : _tile, inputs, outputs, Share),
            IsStreamed = IsStreamed,
            Pace = _chip.Clock.IsSynchronous ? Pace : 1,
        };
    }

    private bool IsStreamed => _chip.Design.Interconnect.IsStreamed;

    // Reference: cycles last as long as the arrays need, also if the clock is slower (L1). Corrected: as the clock says.
    private double Pace => _chip.IsReference ? _chip.Reads.Idle.SensingPeriod * _chip.Clock.Frequency : 1;

    private double Outputs => _layer.Footprint.Columns / _chip.Coding.ColumnsPerWeight;

    private PartCost Activated() => _model.Activation is { } units
        ? units.Operations(Math.Ceiling(_vectors * (double)_layer.Footprint.Row.Outputs / units.ValuesAtOnce))
        : default;

    private PartCost Accumulated()
    {
        var rows = GlobalSizes.AddedTileRows(_chip, _layer);
        return rows > 1
            ? _model.Accumulation.Sums(Math.Ceiling(Outputs * _vectors / _model.Accumulation.Trees), rows)
            : default;
    }

    private PartCost Pooled()
    {
        if (!_layer.Footprint.Row.HasPooling)
            return default;
        var windows = Math.Ceiling(_vectors * Outputs / ChipModel.PoolingWindow / _model.PoolingUnits.Units);
        return new PartCost(windows * _model.Pooling.Latency, windows * _model.Pooling.Energy);
    }

    /// <summary>Bits to the tiles, and from them.</summary>
    private (double Inputs, double Outputs) Traffic()
    {
        var row = _layer.Footprint.Row;
        var inputs = (double)_layer.Footprint.Rows * _chip.InputBits * _vectors / (_layer.IsSplit ? row.KernelHeight : 1);
        var outputs = Outputs * _chip.InputBits * _vectors / (row.HasPooling ? ChipModel.PoolingWindow : 1);
        return (inputs, outputs);
    }

    // Streaming: one line at a time to every layer in turn, at least a cycle each.
    private PartCost Buffered(PartCost part, double bits)
    {
        if (!IsStreamed)
            return part;
        var beat = Math.Max(_model.Wires.Flight(_model.Split!), 1 / _chip.Clock.Frequency);
        return part with { Latency = bits / _model.Buffer.LineBits * beat * Math.Ceiling(1 / Share) };
    }

    /// <summary>Share of the global wires.</summary>
    /// <remarks>Reference: streamed layers share them alike (L14). Corrected: by their inputs.</remarks>
    private double Share
    {
        get
        {
            if (!IsStreamed)
                return _model.Wires.ShareOf(_layer);
            var layers = _chip.Mapping.Layers;
            return _chip.IsReference ? 1.0 / layers.Count : Inputs(_layer) / layers.Sum(Inputs);
        }
    }

    private double Inputs(LayerMapping layer) => layer.IsSplit
        ? (double)layer.Footprint.ChannelRows * layer.Footprint.Row.KernelWidth * _chip.Vectors(layer)
        : (double)layer.Footprint.Rows * _chip.Vectors(layer);
}
