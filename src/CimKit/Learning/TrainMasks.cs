using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>Draws in which time slots the lines fire: bit s of a mask for slot s, bit 31 for the sign of the value.</summary>
internal sealed class TrainMasks(Philox philox)
{
    private const int SlotsPerCall = 4;
    private static readonly int Width = Vector512<float>.Count;

    /// <summary>Fills the masks of lines with the given values.</summary>
    /// <param name="values">x or d, one per line.</param>
    /// <param name="factor">Probability for a value of 1.</param>
    /// <param name="length">Time slots, 1 to 31.</param>
    /// <param name="role">Rows or columns: which counters.</param>
    /// <param name="step">Number of the product.</param>
    /// <param name="masks">One per line; room for a multiple of 16.</param>
    public void Draw(ReadOnlySpan<float> values, float factor, int length, uint role, long step, Span<uint> masks)
    {
        Row<float> last = default;
        for (var first = 0; first < values.Length; first += Width)
        {
            Vector512<float> value;
            if (first + Width <= values.Length)
                value = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)first);
            else
            {
                values[first..].CopyTo(last);
                value = Vector512.Create<float>(last);
            }
            var fired = value == Vector512<float>.Zero
                ? Vector512<uint>.Zero
                : Fired(Vector512.Abs(value) * Vector512.Create(factor), Vector512.Create((uint)first) + Vector512<uint>.Indices, length, role, step)
                    | (value.AsUInt32() & Vector512.Create(~PulseBatch.Slots));
            fired.StoreUnsafe(ref MemoryMarshal.GetReference(masks), (nuint)first);
        }
    }

    private Vector512<uint> Fired(Vector512<float> probability, Vector512<uint> counters, int length, uint role, long step)
    {
        var fired = Vector512<uint>.Zero;
        for (var slot = 0; slot < length; slot += SlotsPerCall)
        {
            var words = philox.Numbers(counters, role + (uint)slot, step);
            fired |= Bit(words.A, probability, slot) | Bit(words.B, probability, slot + 1)
                | Bit(words.C, probability, slot + 2) | Bit(words.D, probability, slot + 3);
        }
        return fired & Vector512.Create((1u << length) - 1);
    }

    private static Vector512<uint> Bit(Vector512<uint> words, Vector512<float> probability, int slot) =>
        Vector512.LessThan(Philox.Uniform(words), probability).AsUInt32() & Vector512.Create(slot < 32 ? 1u << slot : 0);
}
