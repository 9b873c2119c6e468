using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>Trains of pulses for a few products of errors and inputs: in which slots the rows and columns of an array fire.</summary>
/// <remarks>Bit s of a mask is slot s; bit 31 is the sign of the value. Products without a pulse take no room.</remarks>
internal sealed class PulseBatch
{
    /// <summary>Most products held together.</summary>
    public const int Room = 32;

    /// <summary>All slots of a mask.</summary>
    public const uint Slots = int.MaxValue;

    private const uint Columns = 0;
    private const uint Lines = 1 << 8;
    private const int FewSlots = 12;

    private readonly int outputs;
    private readonly int inputs;
    private readonly int columnStride;
    private readonly int rowStride;
    private readonly TrainMasks masks;
    private readonly uint[] columns;
    private readonly uint[] rows;
    private readonly bool isOneSided;
    private int longest;

    /// <param name="outputs">Rows.</param>
    /// <param name="inputs">Columns.</param>
    /// <param name="philox">Stream of the array.</param>
    /// <param name="isOneSided">True if pulses down are not sent.</param>
    public PulseBatch(int outputs, int inputs, Philox philox, bool isOneSided = false)
    {
        this.isOneSided = isOneSided;
        (this.outputs, this.inputs, masks) = (outputs, inputs, new(philox));
        (columnStride, rowStride) = (Padded(inputs), Padded(outputs));
        (columns, rows) = (new uint[Room * columnStride], new uint[Room * rowStride]);
    }

    /// <summary>Products that send pulses.</summary>
    public int Count { get; private set; }

    public void Clear() => (Count, longest) = (0, 0);

    /// <summary>Adds a product.</summary>
    /// <param name="input">x, one per column.</param>
    /// <param name="error">d, one per row.</param>
    /// <param name="plan">Trains.</param>
    /// <param name="product">Number of the product within the update.</param>
    /// <param name="step">Number of the update.</param>
    public void Add(ReadOnlySpan<float> input, ReadOnlySpan<float> error, PulsePlan plan, int product, long step)
    {
        var number = (uint)product << PulseRole.Bits;
        masks.Draw(input, (float)plan.InputFactor, plan.Length, Columns | number, step, columns.AsSpan(Count * columnStride, columnStride));
        masks.Draw(error, (float)plan.ErrorFactor, plan.Length, Lines | number, step, rows.AsSpan(Count * rowStride, rowStride));
        longest = Math.Max(longest, plan.Length);
        Count++;
    }

    /// <summary>Finds the products in which a row fires; returns their number.</summary>
    public int Select(int row, Span<int> starts, Span<uint> fired)
    {
        var count = 0;
        for (var product = 0; product < Count; product++)
        {
            var mask = rows[product * rowStride + row];
            if ((mask & Slots) == 0)
                continue;
            (starts[count], fired[count]) = (product * columnStride, mask);
            count++;
        }
        return count;
    }

    /// <summary>Pulses of 16 cells of a row, one vector for each product that has any; up is positive. Returns the number of vectors.</summary>
    public int Collect(int column, ReadOnlySpan<int> starts, ReadOnlySpan<uint> fired, Span<Vector512<int>> pulses, out PulseSums sums)
    {
        ref var all = ref MemoryMarshal.GetArrayDataReference(columns);
        ref var list = ref MemoryMarshal.GetReference(pulses);
        var (both, net, products) = (Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero);
        var count = 0;
        for (var product = 0; product < starts.Length; product++)
        {
            var mask = Vector512.LoadUnsafe(ref all, (nuint)(starts[product] + column));
            var row = Vector512.Create(fired[product]);
            var bits = mask & row & Vector512.Create(Slots);
            if (bits == Vector512<uint>.Zero)
                continue;
            var number = (longest <= FewSlots ? FewOnes(bits) : Ones(bits)).AsInt32();
            // A product above 0 asks for a smaller weight.
            var isDown = ~((mask ^ row).AsInt32() >> 31);
            var sent = (number ^ isDown) - isDown;
            if (isOneSided)
            {
                sent = number = Vector512.Max(sent, Vector512<int>.Zero);
                if (sent == Vector512<int>.Zero)
                    continue;
            }
            Unsafe.Add(ref list, count++) = sent;
            (both, net) = (both + number, net + sent);
            products += Vector512.Min(number, Vector512<int>.One);
        }
        sums = new(both, net, products);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<uint> FewOnes(Vector512<uint> bits)
    {
        var table = Vector512.Create(0u, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        var ones = Vector512.ShuffleNative(table, bits & Vector512.Create(15u));
        for (var slot = 4; slot < longest; slot += 4)
            ones += Vector512.ShuffleNative(table, (bits >> slot) & Vector512.Create(15u));
        return ones;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Ones(Vector512<uint> bits)
    {
        bits -= (bits >> 1) & Vector512.Create(0x55555555u);
        bits = (bits & Vector512.Create(0x33333333u)) + ((bits >> 2) & Vector512.Create(0x33333333u));
        bits = (bits + (bits >> 4)) & Vector512.Create(0x0F0F0F0Fu);
        return (bits * Vector512.Create(0x01010101u)) >> 24;
    }

    private static int Padded(int count) => (count + Vector512<uint>.Count - 1) / Vector512<uint>.Count * Vector512<uint>.Count;
}
