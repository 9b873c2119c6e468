using System.Numerics.Tensors;

namespace CimKit.Crossbars;

/// <summary>Inputs of one or more bits at a time as voltages: a blocked matrix product, converted per array and input cycle.</summary>
/// <remarks>
/// Every lane adds its rows in ascending order: results depend neither on the number of threads nor on the batch. Noise of reads
/// and of converters is one normal number per conversion with the sum of their variances.
/// </remarks>
internal sealed class VoltageProduct : MatrixProduct
{
    private const int Batch = GroupedProduct.Batch;
    private readonly FloatCells cells;
    private readonly InputCycles cycles;
    private readonly BlockConverter converter;
    private readonly NoisyReads? noise;
    private readonly float[] converterVariances;
    private readonly float[] inputs;
    private readonly float[] squares;
    private readonly float[] sums;
    private readonly float[] spreads;

    /// <param name="cells">Cells of the layer.</param>
    /// <param name="converter">Converters of the layer.</param>
    /// <param name="noise">Stream of noise; null without.</param>
    /// <param name="converterVariances">Variance of a conversion by digit, in square cell steps; null without.</param>
    public VoltageProduct(FloatCells cells, BlockConverter converter, NoisyReads? noise, double[]? converterVariances = null)
    {
        (this.cells, cycles, this.converter, this.noise) = (cells, cells.Layout.Tiling.Cycles, converter, noise);
        this.converterVariances = [.. Enumerable.Range(0, cells.Layout.BlockLanes)
            .Select(lane => (float)(converterVariances?[lane % cells.Layout.Digits] ?? 0))];
        inputs = new float[cells.Layout.Tiling.Rows * Batch * cycles.Count];
        squares = new float[cells.HasReadNoise ? inputs.Length : 0];
        var size = Batch * cells.Layout.BlockLanes;
        (sums, spreads) = (new float[size], new float[noise is null ? 0 : size]);
    }

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums) => Multiply(codes, 1, sums);

    public override void Multiply(ReadOnlySpan<byte> codes, int count, Span<double> sums)
    {
        var tiling = cells.Layout.Tiling;
        for (var first = 0; first < count; first += Batch)
        {
            var part = Math.Min(Batch, count - first);
            MultiplyPart(codes.Slice(first * tiling.Rows, part * tiling.Rows), part, VectorNumber + first,
                sums.Slice(first * tiling.Outputs, part * tiling.Outputs));
        }
    }

    private void MultiplyPart(ReadOnlySpan<byte> vectors, int count, long number, Span<double> totals)
    {
        var tiling = cells.Layout.Tiling;
        cycles.Spread(vectors, count, tiling.Rows, inputs);
        if (cells.HasReadNoise)
            TensorPrimitives.Multiply<float>(inputs, inputs, squares);
        for (var block = 0; block < cells.Layout.Blocks; block++)
        {
            converter.Start(count);
            for (var array = 0; array < tiling.Arrays; array++)
                for (var cycle = 0; cycle < cycles.Count; cycle++)
                {
                    var start = (cycle * count * tiling.Rows) + array * tiling.ArrayRows;
                    BlockProduct.Run(cells.Values(array, block), inputs.AsSpan(start), tiling.Rows, count, cells.Vectors, sums);
                    if (noise is not null)
                    {
                        Spread(array, block, start, count);
                        noise.Add(sums, spreads, count, cells.Layout.BlockLanes, number, (array * cycles.Count + cycle) * cells.Layout.Blocks + block);
                    }
                    converter.Add(sums, count, array, block, cycles.Weight(cycle));
                }
            converter.Finish(block, count, totals);
        }
        Saturated = converter.Saturated;
    }

    /// <summary>Variances of all conversions of an array, cycle and block.</summary>
    private void Spread(int array, int block, int start, int count)
    {
        var (lanes, rows) = (cells.Layout.BlockLanes, cells.Layout.Tiling.Rows);
        if (cells.HasReadNoise)
            BlockProduct.Run(cells.Variances(array, block), squares.AsSpan(start), rows, count, cells.Vectors, spreads);
        else
            spreads.AsSpan(0, count * lanes).Clear();
        for (var vector = 0; vector < count; vector++)
            for (var lane = 0; lane < lanes; lane++)
                spreads[vector * lanes + lane] += converterVariances[lane];
    }
}
