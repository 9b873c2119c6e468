using CimKit.Circuits.Adcs;
using CimKit.Circuits.Subarrays;
using CimKit.Foundation;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Activities;

/// <summary>Activity of one layer from its trace.</summary>
internal sealed class TracedLayer : ILayerActivity
{
    private const int CyclesAtOnce = 64;

    private readonly MappedLayer _layer;
    private readonly SubarrayReads _reads;
    private readonly ICellResistance _cells;
    private readonly ColumnConductances _conductances;
    private readonly Dictionary<(int, int), RowBand> _bands = [];
    private readonly StoredOnes _ones;
    private readonly bool _countsOnes;
    private double[] _energies = [];
    private double[] _buffer = [];

    /// <summary>The reads of the arrays that hold the same rows: selected rows by cycle, and everything but the columns.</summary>
    private sealed record RowBand(int[] Active, int[] Histogram, SubarrayReadCost WithoutColumns);

    internal TracedLayer(MappedLayer layer, SubarrayReads reads)
    {
        (_layer, _reads) = (layer, reads);
        _cells = CellResistances.Of(reads);
        _countsOnes = _cells is StaticRamCells { ConductsOnlyOnes: true } && !reads.Array.Read.IsRowByRow && layer.CellBits == 1;
        _ones = new StoredOnes(layer);
        _conductances = new ColumnConductances(layer, _cells);
    }

    /// <inheritdoc/>
    public SubarrayReadCost Reads(ArrayBlock block)
    {
        var band = Band(block);
        var columns = !_reads.HasConverters ? 0
            : _cells.IsUniform ? Uniform(block, band)
            : _countsOnes && _ones.CanSum(block) ? Counted(block)
            : Summed(block, band);
        return band.WithoutColumns with { ConversionEnergy = band.WithoutColumns.ConversionEnergy + columns };
    }

    private RowBand Band(ArrayBlock block)
    {
        if (_bands.TryGetValue((block.FirstRow, block.Rows), out var known))
            return known;
        var active = _layer.ActiveRows(block);
        var histogram = new int[_reads.Array.Rows + 1];
        foreach (var rows in active)
            histogram[rows]++;
        RefuseSilence(histogram);
        var cost = default(SubarrayReadCost);
        for (var rows = 0; rows < histogram.Length; rows++)
        {
            if (histogram[rows] > 0)
                cost = _reads.WithoutColumns(rows).Times(histogram[rows], cost);
        }
        return _bands[(block.FirstRow, block.Rows)] = new RowBand(active, histogram, cost);
    }

    // Reference: the conductance of a column is divided by the selected rows, also if there are none (Q10). A flash ADC
    // survives that, others do not.
    private void RefuseSilence(int[] histogram)
    {
        if (_reads.Node.IsReference && _reads.HasConverters && _reads.Array is { Read.IsRowByRow: true, Adc: not FlashAdc } && histogram[0] > 0)
        {
            throw new InvalidDesignException($"Activity of layer {_layer.Partition.Mapping.Index + 1}",
                ["a read without a selected row has no conductance in Reference fidelity when rows are read one by one and converted by another ADC than flash (Q10)."]);
        }
    }

    // Every column sees the same conductance: one conversion a number of selected rows.
    private double Uniform(ArrayBlock block, RowBand band)
    {
        var unit = 1 / _cells.Resistance(0, 2, 0, 0, block.Rows);
        var energy = 0.0;
        for (var rows = 0; rows < band.Histogram.Length; rows++)
        {
            if (band.Histogram[rows] > 0)
                energy += band.Histogram[rows] * _reads.Conversions(rows) * _reads.ColumnEnergy([rows * unit], _reads.Share(rows));
        }
        return energy * block.Columns;
    }

    // A cell conducts or does not, and rows are read together: one conversion a number of driven ones.
    private double Counted(ArrayBlock block)
    {
        if (_energies.Length != block.Rows + 1)
        {
            var unit = 1 / _cells.Resistance(1, 2, 0, 0, block.Rows);
            _energies = [.. Enumerable.Range(0, block.Rows + 1).Select(ones => _reads.ColumnEnergy([ones * unit], _reads.Share(0)))];
        }
        return _ones.Sum(block, _energies) * _reads.Conversions(0);
    }

    private double Summed(ArrayBlock block, RowBand band)
    {
        if (_buffer.Length < CyclesAtOnce * block.Columns)
            _buffer = new double[CyclesAtOnce * block.Columns];
        _conductances.Load(block);
        var energy = 0.0;
        for (var first = 0; first < band.Active.Length; first += CyclesAtOnce)
        {
            var cycles = Math.Min(CyclesAtOnce, band.Active.Length - first);
            _conductances.Sum(first, cycles, _buffer);
            energy += _reads.Array.Read.IsRowByRow
                ? RowByRow(block, band, first, cycles)
                : _reads.Conversions(0) * _reads.ColumnEnergy(_buffer.AsSpan(0, cycles * block.Columns), _reads.Share(0));
        }
        return energy;
    }

    private double RowByRow(ArrayBlock block, RowBand band, int first, int cycles)
    {
        var energy = 0.0;
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var rows = band.Active[first + cycle];
            energy += rows > 0
                ? _reads.Conversions(rows) * _reads.ColumnEnergy(_buffer.AsSpan(cycle * block.Columns, block.Columns), _reads.Share(rows))
                : _reads.Conversions(0) * block.Columns * _reads.ColumnEnergy([double.NaN], 1);
        }
        return energy;
    }
}
