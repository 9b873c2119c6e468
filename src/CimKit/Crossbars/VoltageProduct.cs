using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Inputs of one or more bits at a time as voltages: a blocked matrix product, converted per array and input cycle in registers.</summary>
/// <remarks>Every lane adds its rows in ascending order: results depend neither on the number of threads nor on the batch.</remarks>
internal sealed class VoltageProduct : MatrixProduct
{
    private const int Batch = GroupedProduct.Batch;
    private readonly FloatCells cells;
    private readonly InputCycles cycles;
    private readonly LaneQuantizers converters;
    private readonly ShiftAdder adder;
    private readonly NoisyReads? noise;
    private readonly float[] inputs;
    private readonly float[] squares;
    private readonly float[] sums;
    private readonly float[] spreads;
    private readonly int[] codes;

    /// <param name="cells">Cells of the layer.</param>
    /// <param name="quantizers">One per digit.</param>
    /// <param name="noise">Stream of read noise; null without.</param>
    public VoltageProduct(FloatCells cells, AdcQuantizer[] quantizers, NoisyReads? noise)
    {
        (this.cells, cycles, this.noise) = (cells, cells.Layout.Tiling.Cycles, noise);
        converters = new LaneQuantizers(cells.Layout, quantizers);
        adder = new ShiftAdder(cells.Layout, quantizers);
        inputs = new float[cells.Layout.Tiling.Rows * Batch * cycles.Count];
        squares = new float[cells.HasReadNoise ? inputs.Length : 0];
        var size = Batch * cells.Layout.BlockLanes;
        (sums, spreads, codes) = (new float[size], new float[cells.HasReadNoise ? size : 0], new int[size]);
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
            codes.AsSpan(0, count * cells.Layout.BlockLanes).Clear();
            for (var array = 0; array < tiling.Arrays; array++)
                for (var cycle = 0; cycle < cycles.Count; cycle++)
                {
                    var start = (cycle * count * tiling.Rows) + array * tiling.ArrayRows;
                    BlockProduct.Run(cells.Values(array, block), inputs.AsSpan(start), tiling.Rows, count, cells.Vectors, sums);
                    if (cells.HasReadNoise)
                    {
                        BlockProduct.Run(cells.Variances(array, block), squares.AsSpan(start), tiling.Rows, count, cells.Vectors, spreads);
                        noise!.Add(sums, spreads, count, cells.Layout.BlockLanes, number, (array * cycles.Count + cycle) * cells.Layout.Blocks + block);
                    }
                    Convert(count, cycles.Weight(cycle), cells.Layout.Counted(block));
                }
            adder.Add(block, codes, count, totals);
        }
    }

    private void Convert(int count, int weight, ulong counted)
    {
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        ref var code = ref MemoryMarshal.GetArrayDataReference(codes);
        var (weights, clipped) = (Vector512.Create(weight), 0);
        for (var vector = 0; vector < count; vector++)
            for (var part = 0; part < cells.Vectors; part++)
            {
                var added = converters[part].Convert(
                    Vector512.LoadUnsafe(ref sum), converters.IsFloor, (counted >> (16 * part)) & 0xFFFF, ref clipped);
                (Vector512.LoadUnsafe(ref code) + added * weights).StoreUnsafe(ref code);
                sum = ref Unsafe.Add(ref sum, Vector512<float>.Count);
                code = ref Unsafe.Add(ref code, Vector512<float>.Count);
            }
        Saturated += clipped;
    }
}
