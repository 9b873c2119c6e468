using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CimKit.Crossbars;

/// <summary>Real cells with an ideal converter: cell minus dummy cell, summed without quantisation.</summary>
internal sealed class ExactAnalogProduct : MatrixProduct
{
    private readonly AnalogWeights weights;
    private readonly ulong[] planes;
    private readonly int[] rows;
    private readonly double[] totals;

    /// <param name="weights">Cells of the layer, differential.</param>
    public ExactAnalogProduct(AnalogWeights weights)
    {
        this.weights = weights;
        planes = new ulong[8 * weights.Tiling.WordsOf(0)];
        rows = new int[weights.Tiling.ActiveRows];
        totals = new double[weights.Lanes];
    }

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums)
    {
        var tiling = weights.Tiling;
        Array.Clear(totals);
        for (var array = 0; array < tiling.Arrays; array++)
        {
            var words = tiling.WordsOf(array);
            InputBits.Pack(codes.Slice(array * tiling.ArrayRows, tiling.RowsOf(array)), tiling.Input.Planes, words, planes);
            for (var plane = 0; plane < tiling.Input.Planes; plane++)
                AddPlane(weights.Arrays[array], ActiveRows.List(planes.AsSpan(plane * words, words), rows, weights.Lanes),
                    tiling.Input.Weight(plane));
        }
        for (var output = 0; output < tiling.Outputs; output++)
        {
            sums[output] = 0;
            for (var digit = 0; digit < tiling.Slicing.Digits; digit++)
                sums[output] += totals[output * tiling.Slicing.Digits + digit] * (1 << (digit * tiling.Slicing.CellBits));
        }
    }

    private void AddPlane(float[] cells, ReadOnlySpan<int> active, int weight)
    {
        ref var total = ref MemoryMarshal.GetArrayDataReference(totals);
        var half = Vector<double>.Count;
        for (var lane = 0; lane < weights.Lanes; lane += Vector<float>.Count)
        {
            var sum = Vector<float>.Zero;
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(cells), lane);
            foreach (var row in active)
                sum += Vector.LoadUnsafe(ref Unsafe.Add(ref first, row));
            Vector.Widen(sum, out var low, out var high);
            (Vector.LoadUnsafe(ref total, (nuint)lane) + low * weight).StoreUnsafe(ref total, (nuint)lane);
            (Vector.LoadUnsafe(ref total, (nuint)(lane + half)) + high * weight).StoreUnsafe(ref total, (nuint)(lane + half));
        }
    }
}
