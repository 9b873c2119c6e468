using System.Numerics;

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

    /// <summary>Sum of the digits of one column over the active rows.</summary>
    public int DigitSum(int array, int output, int digit, ReadOnlySpan<ulong> inputs)
    {
        var (bits, words) = (Tiling.Slicing.CellBits, inputs.Length);
        var cells = Arrays[array].AsSpan((output * Tiling.Slicing.Digits + digit) * bits * words, bits * words);
        var sum = 0;
        for (var bit = 0; bit < bits; bit++)
            for (var word = 0; word < words; word++)
                sum += BitOperations.PopCount(cells[bit * words + word] & inputs[word]) << bit;
        return sum;
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
