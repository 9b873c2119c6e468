using CimKit.Circuits.Memories;
using CimKit.Estimation.Figures;
using CimKit.Mapping;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Training;

/// <summary>What one layer does for an image and for a weight update.</summary>
internal sealed class TrainingLayerWork
{
    private readonly TrainingContext _chip;
    private readonly TrainingChip _model;
    private readonly LayerMapping _layer;
    private readonly TrainingTile _tile;
    private readonly TrainingTileWork _work;
    private readonly long _vectors;

    internal TrainingLayerWork(TrainingChip model, LayerMapping layer)
    {
        (_chip, _model, _layer) = (model.Context, model, layer);
        _tile = model.TileOf(layer);
        _work = new TrainingTileWork(_chip, _tile, layer);
        _vectors = _chip.Vectors(layer);
        Partition = LayerPartition.Of(layer, _chip.Mapping.Inputs);
    }

    internal LayerPartition Partition { get; }

    private bool IsBackward => _chip.IsBackward(_layer);

    private double Outputs => _layer.Footprint.Columns / _chip.CellsPerWeight;

    internal TrainingLayerEstimate Estimate(ITrainingLayer activity, double inputActivity, TrainingTrees trees)
    {
        var tiles = default(PhaseSums);
        foreach (var block in Partition.Tiles)
        {
            tiles = tiles.Beside(_work.Estimate(block, activity));
            trees.Track(_work, block, _tile);
        }
        var read = tiles.Then(PhaseSums.Adding(Accumulated(), IsBackward, IsBackward))
            .Then(PhaseSums.Operating(Activated()))
            .Then(PhaseSums.Operating(Pooled()));
        var (inputs, outputs) = Traffic();
        var buffer = Buffered(inputs, outputs);
        var wires = Wired(inputs, outputs);
        var dram = Memory(ActivationBits);
        var update = _chip.Design.IsTraining ? new TrainingUpdate(_model, _work, Partition).Of(activity) : default;
        var gradient = _model.Gradient is null ? default : new TrainingGradient(_chip, _model, _layer).Of(inputActivity);
        return new TrainingEpoch(_chip, _layer)
        {
            Read = read,
            Buffer = buffer,
            Wires = wires,
            Dram = dram,
            Gradient = gradient,
            Update = update,
            TileLeakage = _tile.Leakage(IsBackward, trees.Element(_layer.IsSplit), trees.Tile(_layer.IsSplit)),
        }.Estimate();
    }

    // Reference: the channels of the map are forgotten (T5). A chip that only infers fetches its first map.
    internal double ActivationBits
    {
        get
        {
            var row = _chip.Design.IsTraining ? _layer.Footprint.Row : _chip.Mapping.Layers[0].Footprint.Row;
            return (double)row.InputHeight * row.InputWidth * _chip.InputBits * (_chip.IsReference ? 1 : row.InputChannels);
        }
    }

    internal PartCost Memory(double bits)
    {
        var cost = new Dram { Kind = _chip.Design.Dram, Bits = bits }.Estimate(_chip.Node);
        return new PartCost(cost.Latency, cost.Energy);
    }

    private PartCost Activated() => new(
        Math.Ceiling(_vectors * (double)_layer.Footprint.Row.Outputs / _model.ReluUnits) * _model.Relu.Latency,
        Math.Ceiling(_vectors * (double)_layer.Footprint.Row.Outputs / _model.ReluUnits) * _model.Relu.Energy);

    private PartCost Accumulated()
    {
        var rows = TrainingSizes.TileRows(_chip, _layer);
        var reads = _layer.Tiles.Columns * _layer.Footprint.Row.Outputs * Math.Ceiling((double)_vectors / _model.Accumulation.Trees);
        return rows > 1 ? _model.Accumulation.Sums(reads, rows) : default;
    }

    private PartCost Pooled()
    {
        if (!_layer.Footprint.Row.HasPooling)
            return default;
        var sizes = _chip.Mapping.Sizes;
        var perUnit = (double)_vectors / TrainingChip.PoolingWindow / (_layer.IsSplit ? sizes.SplitElement : sizes.Tile);
        var windows = Math.Ceiling(_layer.IsSplit ? perUnit * Math.Sqrt(_chip.Mapping.KernelPositions) : perUnit);
        return new PartCost(windows * _model.Pooling.Latency, windows * _model.Pooling.Energy);
    }

    private (double Inputs, double Outputs) Traffic()
    {
        var row = _layer.Footprint.Row;
        var inputs = (double)_layer.Footprint.Rows * _chip.InputBits * _vectors / (_layer.IsSplit ? row.KernelHeight : 1);
        return (inputs, Outputs * _chip.InputBits * _vectors / (row.HasPooling ? TrainingChip.PoolingWindow : 1));
    }

    private int AllTiles => _chip.Mapping.Layers.Sum(layer => layer.Tiles.Count);

    private PartCost Buffered(double inputs, double outputs)
    {
        var moves = _model.Buffer.Moves(inputs, outputs, _model.BusWidth);
        return moves with { Latency = moves.Latency * Math.Ceiling((double)AllTiles / _layer.Tiles.Count) };
    }

    private PartCost Wired(double inputs, double outputs)
    {
        var bits = (int)Math.Max(Math.Ceiling(_model.BusWidth * _layer.Tiles.Count / AllTiles), 1);
        var wires = _model.WiresOf(_tile.Height, _tile.Width, bits);
        var accesses = Math.Ceiling((inputs + outputs) / bits);
        return new PartCost(accesses * wires.Latency, accesses * wires.Energy);
    }
}
