using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Input codes cut into the pieces that are applied together: one bit a cycle, or as many as the row drivers can tell apart.</summary>
/// <param name="Format">Codes of the layer.</param>
/// <param name="BitsPerCycle">Bits applied at a time, 1 to 8.</param>
internal readonly record struct InputCycles(InputFormat Format, int BitsPerCycle)
{
    /// <summary>Cycles of one input vector.</summary>
    public int Count => (Format.Planes + BitsPerCycle - 1) / BitsPerCycle;

    /// <summary>Largest magnitude applied in a cycle, in units of the cycle's weight.</summary>
    public int Largest => (1 << Math.Min(BitsPerCycle, Format.Planes)) - 1;

    /// <summary>True if signed codes are applied as negative values, in the top cycle; a single sign bit is subtracted instead.</summary>
    public bool HasNegativeInputs => Format.IsSigned && BitsPerCycle > 1;

    /// <summary>Weight of a cycle in the shift-add.</summary>
    public int Weight(int cycle) =>
        Format.IsSigned && BitsPerCycle == 1 && cycle == Count - 1 ? -(1 << cycle) : 1 << (cycle * BitsPerCycle);

    /// <summary>Sum of the weights of all cycles.</summary>
    public int WeightSum => Enumerable.Range(0, Count).Sum(Weight);

    /// <summary>Values of every cycle.</summary>
    /// <param name="codes">Vector after vector.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="rows">Codes of a vector.</param>
    /// <param name="values">Filled: [cycle][vector][row].</param>
    public void Spread(ReadOnlySpan<byte> codes, int count, int rows, Span<float> values)
    {
        for (var cycle = 0; cycle < Count; cycle++)
        {
            var target = values.Slice(cycle * count * rows, count * rows);
            var (shift, mask) = (cycle * BitsPerCycle, (1 << BitsPerCycle) - 1);
            if (HasNegativeInputs && cycle == Count - 1)
                for (var i = 0; i < target.Length; i++)
                    target[i] = unchecked((sbyte)codes[i]) >> shift;
            else
                Convert(codes, shift, mask, target);
        }
    }

    private static void Convert(ReadOnlySpan<byte> codes, int shift, int mask, Span<float> target)
    {
        ref var code = ref MemoryMarshal.GetReference(codes);
        ref var value = ref MemoryMarshal.GetReference(target);
        var (i, width) = (0, Vector512<float>.Count);
        for (; i <= target.Length - 4 * width; i += 4 * width)
        {
            var (low, high) = Vector512.Widen(Vector512.LoadUnsafe(ref code, (nuint)i));
            var ((a, b), (c, d)) = (Vector512.Widen((low >>> shift) & Vector512.Create((ushort)mask)),
                Vector512.Widen((high >>> shift) & Vector512.Create((ushort)mask)));
            Vector512.ConvertToSingle(a.AsInt32()).StoreUnsafe(ref value, (nuint)i);
            Vector512.ConvertToSingle(b.AsInt32()).StoreUnsafe(ref value, (nuint)(i + width));
            Vector512.ConvertToSingle(c.AsInt32()).StoreUnsafe(ref value, (nuint)(i + 2 * width));
            Vector512.ConvertToSingle(d.AsInt32()).StoreUnsafe(ref value, (nuint)(i + 3 * width));
        }
        for (; i < target.Length; i++)
            target[i] = (codes[i] >> shift) & mask;
    }
}
