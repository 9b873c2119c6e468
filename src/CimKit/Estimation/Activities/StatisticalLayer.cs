using CimKit.Circuits.Subarrays;
using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Activities;

/// <summary>Activity of one layer from statistics; sub-arrays of one shape are alike.</summary>
internal sealed class StatisticalLayer : ILayerActivity
{
    private static readonly double Spread = Math.Sqrt(3);

    private readonly SubarrayReads _reads;
    private readonly LayerStatistics _statistics;
    private readonly IWeightCoding _coding;
    private readonly ICellResistance _cells;
    private readonly double _vectors;
    private readonly double[,,] _levels;
    private readonly Dictionary<(int, int), SubarrayReadCost> _shapes = [];

    internal StatisticalLayer(LayerPartition partition, MappingInputs inputs, SubarrayReads reads, LayerStatistics statistics)
    {
        (_reads, _statistics, _coding) = (reads, statistics, inputs.Coding);
        _cells = CellResistances.Of(reads);
        _vectors = partition.Mapping.Footprint.Row.Positions(inputs.Fidelity);
        InvalidDesignException.ThrowIfAny($"Activity of layer {partition.Mapping.Index + 1}", Problems());
        _levels = LevelShares();
    }

    /// <inheritdoc/>
    public SubarrayReadCost Reads(ArrayBlock block)
    {
        if (_shapes.TryGetValue((block.Rows, block.Columns), out var known))
            return known;
        var cost = default(SubarrayReadCost);
        foreach (var activity in _statistics.InputActivity)
            cost = OfBit(block, activity).Times(_vectors, cost);
        return _shapes[(block.Rows, block.Columns)] = cost;
    }

    private IEnumerable<string> Problems()
    {
        if (_statistics.InputActivity.Length != _reads.Array.InputBits)
            yield return $"InputActivity must hold {_reads.Array.InputBits} shares, one per input bit; got {_statistics.InputActivity.Length}.";
        if (_statistics.WeightShares.Length != (1 << _reads.Array.WeightBits) + 1)
            yield return $"WeightShares must hold {(1 << _reads.Array.WeightBits) + 1} shares, one per weight code; got {_statistics.WeightShares.Length}.";
    }

    /// <summary>One read of one input bit.</summary>
    private SubarrayReadCost OfBit(ArrayBlock block, double activity)
    {
        var driven = _coding.IsComplementDriven ? 0.5 : activity;
        var rows = block.Rows * driven;
        var lower = Math.Min((int)rows, _reads.Array.Rows - 1);
        var cost = _reads.WithoutColumns(lower + 1).Times(rows - lower, _reads.WithoutColumns(lower).Times(1 - (rows - lower), default));
        if (!_reads.HasConverters)
            return cost;
        var silence = _coding.IsComplementDriven ? 0 : Math.Pow(1 - activity, block.Rows);
        var energy = 0.0;
        for (var digit = 0; digit < _coding.ColumnsPerWeight; digit++)
            energy += ColumnEnergy(block, digit, activity, rows, silence);
        return cost with { ConversionEnergy = cost.ConversionEnergy + energy * block.Columns / _coding.ColumnsPerWeight };
    }

    private double ColumnEnergy(ArrayBlock block, int digit, double activity, double rows, double silence)
    {
        var isRowByRow = _reads.Array.Read.IsRowByRow;
        if (silence > 1 - 1e-9)
            return isRowByRow ? 0 : _reads.Conversions(0) * _reads.ColumnEnergy([0], _reads.Share(0));
        var (mean, variance) = Conductance(block, digit, activity);
        var (speaking, share) = (1 - silence, isRowByRow ? Math.Max(rows, 1) : _reads.Share(0));
        mean /= speaking;
        var deviation = Math.Sqrt(Math.Max(variance / speaking - mean * mean * silence, 0));
        double At(double conductance) => _reads.ColumnEnergy([Math.Max(conductance, mean * 1e-3)], share);
        var energy = (4 * At(mean) + At(mean + Spread * deviation) + At(mean - Spread * deviation)) / 6;
        if (isRowByRow)
            return rows * energy;
        return _reads.Conversions(0) * (speaking * energy + silence * _reads.ColumnEnergy([0], share));
    }

    /// <summary>Mean and variance of a column's conductance, cells in the middle of the array.</summary>
    private (double Mean, double Variance) Conductance(ArrayBlock block, int digit, double activity)
    {
        var (mean, square) = (0.0, 0.0);
        for (var half = 0; half < _coding.RowsPerWeight; half++)
        {
            var driven = _coding.IsComplementDriven && half > 0 ? 1 - activity : activity;
            var (first, second) = (0.0, 0.0);
            for (var level = 0; level < _levels.GetLength(2); level++)
            {
                var conductance = 1 / _cells.Resistance(level, _levels.GetLength(2), block.Rows / 2, block.Columns / 2, block.Rows);
                first += _levels[half, digit, level] * conductance;
                second += _levels[half, digit, level] * conductance * conductance;
            }
            mean += driven * first;
            square += driven * second - driven * driven * first * first;
        }
        var pairs = (double)block.Rows / _coding.RowsPerWeight;
        return (pairs * mean, pairs * Math.Max(square, 0));
    }

    // Share of each level, by row of a weight's cells and column.
    private double[,,] LevelShares()
    {
        var (rows, columns, bits) = (_coding.RowsPerWeight, _coding.ColumnsPerWeight, _reads.Array.WeightBits);
        var shares = new double[rows, columns, 1 << _coding.CellBits];
        var cells = new byte[rows * columns];
        for (var code = 0; code < _statistics.WeightShares.Length; code++)
        {
            _coding.Store(code, bits, cells);
            for (var cell = 0; cell < cells.Length; cell++)
                shares[cell / columns, cell % columns, cells[cell]] += _statistics.WeightShares[code];
        }
        return shares;
    }
}
