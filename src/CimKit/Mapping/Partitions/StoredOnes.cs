using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CimKit.Mapping.Partitions;

/// <summary>Sums, over all read cycles and columns of a sub-array, of a function of how many driven cells of the column store 1.</summary>
/// <remarks>
/// For cells that either conduct or do not, a column's conductance is a whole number of cells. Columns are counted side by
/// side as bytes. The function is taken with 32 binary digits, so that its sum is a whole number, the same on every machine
/// (relative error below 10⁻⁹ of its largest value). Not safe for use by two threads at once: give each its own.
/// Source: first principles.
/// </remarks>
public sealed class StoredOnes(MappedLayer layer)
{
    private const int MostRows = 128;
    private const int Lane = 64;

    private readonly Dictionary<(int, int), ulong[]> bands = [];
    private readonly uint[] table = new uint[MostRows + 1];
    private readonly byte[] planes = new byte[4 * 2 * Lane];
    private byte[] levels = [];
    private byte[] ones = [];

    /// <summary>Whether a sub-array can be summed: at most 128 rows, cells of one bit.</summary>
    public bool CanSum(ArrayBlock block) => block.Rows <= MostRows && layer.CellBits == 1;

    /// <summary>The sum.</summary>
    /// <param name="block">The sub-array; see <see cref="CanSum"/>.</param>
    /// <param name="values">Value of the function for 0 to block.Rows driven ones; none negative.</param>
    /// <exception cref="ArgumentException">The block cannot be summed or the values do not fit it.</exception>
    public double Sum(ArrayBlock block, ReadOnlySpan<double> values)
    {
        if (!CanSum(block))
            throw new ArgumentException($"block must have at most {MostRows} rows and cells of 1 bit; got {block.Rows} and {layer.CellBits}.", nameof(block));
        if (values.Length != block.Rows + 1)
            throw new ArgumentException($"values must hold {block.Rows + 1} numbers; got {values.Length}.", nameof(values));
        var scale = Digits(values);
        var width = (block.Columns + (2 * Lane) - 1) / (2 * Lane) * (2 * Lane);
        Load(block, width);
        return (double)Cycles(block, width, Band(block)) / scale;
    }

    private double Digits(ReadOnlySpan<double> values)
    {
        var most = 0.0;
        foreach (var value in values)
            most = Math.Max(most, value);
        var scale = most > 0 ? uint.MaxValue / most : 1;
        for (var index = 0; index <= MostRows; index++)
        {
            table[index] = index < values.Length ? (uint)Math.Round(values[index] * scale) : 0;
            for (var plane = 0; plane < 4 && index < MostRows; plane++)
                planes[(plane * 2 * Lane) + index] = (byte)(table[index] >> (8 * plane));
        }
        return scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Load(ArrayBlock block, int width)
    {
        if (ones.Length < block.Rows * width)
            ones = new byte[block.Rows * width];
        if (width == block.Columns)
        {
            layer.Levels(block, ones);
            return;
        }
        if (levels.Length < block.Rows * block.Columns)
            levels = new byte[block.Rows * block.Columns];
        layer.Levels(block, levels);
        for (var row = 0; row < block.Rows; row++)
        {
            levels.AsSpan(row * block.Columns, block.Columns).CopyTo(ones.AsSpan(row * width));
            ones.AsSpan((row * width) + block.Columns, width - block.Columns).Clear();
        }
    }

    // Driven rows of the block, two words a cycle.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong[] Band(ArrayBlock block)
    {
        if (bands.TryGetValue((block.FirstRow, block.Rows), out var known))
            return known;
        var words = new ulong[2 * layer.Inputs.Cycles];
        for (var index = 0; index < words.Length; index++)
        {
            var rest = block.Rows - (64 * (index % 2));
            if (rest > 0)
                words[index] = layer.Inputs.Window(index / 2, block.FirstRow + (64 * (index % 2))) & ulong.MaxValue >> Math.Max(64 - rest, 0);
        }
        return bands[(block.FirstRow, block.Rows)] = words;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private UInt128 Cycles(ArrayBlock block, int width, ulong[] band)
    {
        var (sum, silent) = (UInt128.Zero, 0L);
        Span<ulong> lanes = stackalloc ulong[4];
        for (var column = 0; column < width; column += 2 * Lane)
        {
            lanes.Clear();
            for (var cycle = 0; cycle < band.Length; cycle += 2)
            {
                var (low, high) = (band[cycle], band[cycle + 1]);
                if ((low | high) == 0)
                    silent += 2 * Lane;
                else if (Avx512Vbmi.IsSupported && (low & high) != ulong.MaxValue)
                    AddWide(low, high, column, width, lanes);
                else
                    lanes[0] += AddNarrow(low, high, column, width);
            }
            for (var plane = 0; plane < 4; plane++)
                sum += (UInt128)lanes[plane] << (8 * plane);
        }
        var spare = (long)(width - block.Columns) * (band.Length / 2);
        return (UInt128)((Int128)sum + ((Int128)(silent - spare) * table[0]));
    }

    // 64 numbers at a time: each byte of their values is found in a register and added up.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddWide(ulong low, ulong high, int column, int width, Span<ulong> lanes)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(ones);
        var (a, b) = (Vector512<byte>.Zero, Vector512<byte>.Zero);
        var offset = (nuint)column;
        for (var word = 0; word < 2; word++, offset += (nuint)(64 * width))
        {
            for (var bits = word == 0 ? low : high; bits != 0; bits &= bits - 1)
            {
                var row = offset + (nuint)(BitOperations.TrailingZeroCount(bits) * width);
                a += Vector512.LoadUnsafe(ref first, row);
                b += Vector512.LoadUnsafe(ref first, row + Lane);
            }
        }
        ref var plane = ref MemoryMarshal.GetArrayDataReference(planes);
        for (var index = 0; index < 4; index++)
        {
            var lower = Vector512.LoadUnsafe(ref plane, (nuint)(index * 2 * Lane));
            var upper = Vector512.LoadUnsafe(ref plane, (nuint)((index * 2 * Lane) + Lane));
            var found = Avx512BW.SumAbsoluteDifferences(Avx512Vbmi.PermuteVar64x8x2(lower, a, upper), Vector512<byte>.Zero).AsUInt64()
                + Avx512BW.SumAbsoluteDifferences(Avx512Vbmi.PermuteVar64x8x2(lower, b, upper), Vector512<byte>.Zero).AsUInt64();
            lanes[index] += Vector512.Sum(found);
        }
    }

    private ulong AddNarrow(ulong low, ulong high, int column, int width)
    {
        Span<byte> counts = stackalloc byte[2 * Lane];
        counts.Clear();
        for (var word = 0; word < 2; word++)
        {
            for (var bits = word == 0 ? low : high; bits != 0; bits &= bits - 1)
            {
                var row = ones.AsSpan((((64 * word) + BitOperations.TrailingZeroCount(bits)) * width) + column, 2 * Lane);
                for (var index = 0; index < counts.Length; index += Vector<byte>.Count)
                    (new Vector<byte>(counts[index..]) + new Vector<byte>(row[index..])).CopyTo(counts[index..]);
            }
        }
        var sum = 0UL;
        foreach (var count in counts)
            sum += table[count];
        return sum;
    }
}
