using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CimKit.Crossbars;

/// <summary>Digits of a layer as bit planes: ideal cells. Read only once built, shared by all threads.</summary>
internal sealed class PackedWeights
{
    public PackedWeights(LayerTiling tiling)
    {
        Tiling = tiling;
        Arrays = new ulong[tiling.Arrays][];
        for (var array = 0; array < Arrays.Length; array++)
            Arrays[array] = Pack(tiling, array);
    }

    public LayerTiling Tiling { get; }

    /// <summary>Per array [output][digit][cell bit][word].</summary>
    public ulong[][] Arrays { get; }

    /// <summary>Sums of the digits of all columns of an array over the active rows.</summary>
    /// <param name="array">Number of the array.</param>
    /// <param name="inputs">One input plane.</param>
    /// <param name="sums">Filled: [output][digit].</param>
    public void DigitSums(int array, ReadOnlySpan<ulong> inputs, Span<int> sums)
    {
        ref var cell = ref MemoryMarshal.GetArrayDataReference(Arrays[array]);
        var bits = Tiling.Slicing.CellBits;
        if (bits == 1 && inputs.Length == 2)
            AddTwoWords(ref cell, inputs[0], inputs[1], sums);
        else
            foreach (ref var sum in sums)
            {
                sum = 0;
                for (var bit = 0; bit < bits; bit++)
                    foreach (var input in inputs)
                    {
                        sum += BitOperations.PopCount(cell & input) << bit;
                        cell = ref Unsafe.Add(ref cell, 1);
                    }
            }
    }

    /// <summary>One-bit cells, 65 to 128 rows.</summary>
    private static void AddTwoWords(ref ulong cell, ulong input0, ulong input1, Span<int> sums)
    {
        foreach (ref var sum in sums)
        {
            sum = BitOperations.PopCount(cell & input0) + BitOperations.PopCount(Unsafe.Add(ref cell, 1) & input1);
            cell = ref Unsafe.Add(ref cell, 2);
        }
    }

    private static ulong[] Pack(LayerTiling tiling, int array)
    {
        var (digits, bits, words) = (tiling.Slicing.Digits, tiling.Slicing.CellBits, tiling.WordsOf(array));
        var packed = new ulong[tiling.Outputs * digits * bits * words];
        for (var output = 0; output < tiling.Outputs; output++)
            for (var row = 0; row < tiling.RowsOf(array); row++)
                for (var digit = 0; digit < digits; digit++)
                {
                    var value = tiling.Digit(output, array * tiling.ArrayRows + row, digit);
                    for (var bit = 0; bit < bits; bit++)
                        packed[((output * digits + digit) * bits + bit) * words + row / 64] |= (ulong)((value >> bit) & 1) << row;
                }
        return packed;
    }
}
