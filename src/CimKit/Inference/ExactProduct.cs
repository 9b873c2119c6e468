using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CimKit.Crossbars;

namespace CimKit.Inference;

/// <summary>The exact integer product, without arrays.</summary>
internal sealed class ExactProduct : MatrixProduct
{
    private readonly ExactWeights weights;
    private const int Block = 4;

    private readonly int[] totals;
    private int[] wide = [];

    public ExactProduct(ExactWeights weights) => (this.weights, totals) = (weights, new int[weights.Lanes]);

    /// <summary>Four vectors at a time, so that a weight is loaded once for four and sums stay in registers.</summary>
    public override void Multiply(ReadOnlySpan<byte> codes, int count, Span<double> sums)
    {
        var (rows, outputs) = (codes.Length / Math.Max(count, 1), sums.Length / Math.Max(count, 1));
        var vector = 0;
        for (; vector + Block <= count; vector += Block)
        {
            Widen(codes.Slice(vector * rows, Block * rows));
            for (var lane = 0; lane < outputs; lane += Vector<int>.Count)
                Sum(rows, lane, outputs, sums[(vector * outputs)..]);
        }
        for (; vector < count; vector++)
            Multiply(codes.Slice(vector * rows, rows), sums.Slice(vector * outputs, outputs));
    }

    private void Widen(ReadOnlySpan<byte> codes)
    {
        if (wide.Length != codes.Length)
            wide = new int[codes.Length];
        for (var index = 0; index < codes.Length; index++)
            wide[index] = weights.IsSigned ? unchecked((sbyte)codes[index]) : codes[index];
    }

    private void Sum(int rows, int lane, int outputs, Span<double> sums)
    {
        ref var weight = ref weights.Values[lane];
        ref var code = ref MemoryMarshal.GetArrayDataReference(wide);
        Vector<int> a = default, b = default, c = default, d = default;
        for (var row = 0; row < rows; row++)
        {
            var loaded = Vector.LoadUnsafe(ref weight, (nuint)(row * weights.Lanes));
            a += loaded * new Vector<int>(Unsafe.Add(ref code, row));
            b += loaded * new Vector<int>(Unsafe.Add(ref code, row + rows));
            c += loaded * new Vector<int>(Unsafe.Add(ref code, row + 2 * rows));
            d += loaded * new Vector<int>(Unsafe.Add(ref code, row + 3 * rows));
        }
        for (var output = lane; output < Math.Min(outputs, lane + Vector<int>.Count); output++)
        {
            sums[output] = a[output - lane];
            sums[output + outputs] = b[output - lane];
            sums[output + 2 * outputs] = c[output - lane];
            sums[output + 3 * outputs] = d[output - lane];
        }
    }

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums)
    {
        Array.Clear(totals);
        ref var total = ref MemoryMarshal.GetArrayDataReference(totals);
        for (var row = 0; row < codes.Length; row++)
        {
            var code = weights.IsSigned ? (int)unchecked((sbyte)codes[row]) : codes[row];
            if (code == 0)
                continue;
            ref var weight = ref weights.Values[row * weights.Lanes];
            var factor = new Vector<int>(code);
            for (nuint lane = 0; lane < (nuint)weights.Lanes; lane += (nuint)Vector<int>.Count)
                (Vector.LoadUnsafe(ref total, lane) + Vector.LoadUnsafe(ref weight, lane) * factor).StoreUnsafe(ref total, lane);
        }
        for (var output = 0; output < sums.Length; output++)
            sums[output] = totals[output];
    }
}
