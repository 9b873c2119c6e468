using System.Numerics;
using System.Runtime.InteropServices;
using CimKit.Crossbars;

namespace CimKit.Inference;

/// <summary>The exact integer product, without arrays.</summary>
internal sealed class ExactProduct : MatrixProduct
{
    private readonly ExactWeights weights;
    private readonly int[] totals;

    public ExactProduct(ExactWeights weights) => (this.weights, totals) = (weights, new int[weights.Lanes]);

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
