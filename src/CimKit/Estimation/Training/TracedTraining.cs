using CimKit.Estimation.Figures;
using CimKit.Mapping.Partitions;
using CimKit.Traces;

namespace CimKit.Estimation.Training;

/// <summary>Reads and writes of one layer's arrays, from its trace.</summary>
internal sealed class TracedTraining : ITrainingLayer
{
    private const int CyclesAtOnce = 64;

    private readonly TrainingContext _chip;
    private readonly MappedLayer _layer;
    private readonly MappedLayer? _before;
    private readonly TrainingCells _cells;
    private readonly ColumnConductances _conductances;
    private readonly ArrayReadModel _model;
    private readonly ArrayWriteModel _write;
    private readonly PulseCounter _counter;
    private readonly bool _isBackward;
    private double[] _buffer = [];

    internal TracedTraining(TrainingContext chip, LayerPartition partition, LayerTrace trace)
    {
        _chip = chip;
        _isBackward = chip.IsBackward(partition.Mapping);
        var (coding, levels) = TrainingCells.CodingOf(chip.Design, trace.Weights.Bits);
        var inputs = TrainingCells.Inputs(chip.Mapping.Inputs, coding);
        _layer = MappedLayer.Of(partition, inputs, trace, chip.InputBits);
        _before = trace.PreviousWeights is { } previous
            ? MappedLayer.Of(partition, inputs, trace with { Weights = previous }, chip.InputBits)
            : null;
        _cells = new TrainingCells(chip.Subarray, chip.Design, levels);
        _conductances = new ColumnConductances(_layer, _cells);
        _model = new ArrayReadModel(chip.Subarray);
        _write = new ArrayWriteModel(chip.Subarray, chip.Design);
        var array = chip.Subarray.Lines.Array;
        _counter = new PulseCounter(_cells, chip.Design, array.MaximumConductance - array.MinimumConductance, chip.Node.FeatureSize);
    }

    public PhaseSums Reads(ArrayBlock block)
    {
        var sensing = _chip.Subarray.Forward.Sensing;
        var active = _layer.ActiveRows(block);
        var columns = block.Columns;
        if (_buffer.Length < CyclesAtOnce * columns)
            _buffer = new double[CyclesAtOnce * columns];
        _conductances.Load(block);
        var (delays, energy, ones, idle) = (0.0, 0.0, 0L, 0);
        var (errorDelays, errorEnergy) = (0.0, 0.0);
        for (var first = 0; first < active.Length; first += CyclesAtOnce)
        {
            var cycles = Math.Min(CyclesAtOnce, active.Length - first);
            _conductances.Sum(first, cycles, _buffer);
            for (var cycle = 0; cycle < cycles; cycle++)
            {
                ones += active[first + cycle];
                idle += active[first + cycle] == 0 ? 1 : 0;
                if (sensing is null)
                    continue;
                var rows = Steps(active[first + cycle], block);
                var (delay, converted) = sensing.Convert(_buffer.AsSpan(cycle * columns, columns), Math.Max(rows.Share, 1));
                delays += rows.Count * delay;
                energy += rows.Count * converted;
                errorDelays += delay;
                errorEnergy += active[first + cycle] == 0 && _chip.IsRowByRow ? 0 : converted;
            }
        }
        var reads = active.Length;
        var activity = (double)ones / block.Rows / reads;
        var forward = _model.Forward(activity, (double)idle / reads, delays / reads, energy / reads);
        // Errors are converted as the activations were: each of as many steps takes their time.
        var steps = _model.ErrorSteps / reads;
        var sum = _isBackward ? forward.Then(_model.Backward(activity, steps * errorDelays, steps * errorEnergy)) : forward;
        return sum.Times(reads);
    }

    // Rows read one after another sense one row's conductance at a time.
    private (double Count, double Share) Steps(int active, ArrayBlock block) => _chip.IsRowByRow
        ? ((double)active / block.Rows * _chip.Rows, active)
        : (1, 1);

    public PartCost Write(ArrayBlock block) => _before is null ? default : _write.Cost(Count(block), _isBackward);

    internal PulseCount Count(ArrayBlock block)
    {
        var (before, after) = (new byte[block.Rows * block.Columns], new byte[block.Rows * block.Columns]);
        _before!.Levels(block, before);
        _layer.Levels(block, after);
        return _counter.Count(before, after, block.Rows, block.Columns);
    }
}
