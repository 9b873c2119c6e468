using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Traces;

namespace CimKit.Mapping.Partitions;

/// <summary>Conductance of every column of a sub-array in every read cycle: the sum over its driven rows.</summary>
/// <remarks>
/// <para>
/// Cell conductances are looked up once a sub-array, from tables per level; a cycle then adds the rows whose bit is set,
/// found in the packed words, for 32 columns at a time in registers. Rows are added in ascending order, so the sums equal
/// those of three plain loops to the last bit. For cells that all have one resistance only the set bits are counted.
/// </para>
/// <para>Not safe for use by two threads at once: give each its own. Source: first principles.</para>
/// </remarks>
/// <example><code>
/// var sums = new ColumnConductances(layer, cells);
/// foreach (var block in layer.Partition.Arrays)
/// {
///     sums.Load(block);
///     sums.Sum(0, layer.Inputs.Cycles, conductances);   // [cycles, block.Columns]
/// }
/// </code></example>
public sealed class ColumnConductances(MappedLayer layer, ICellResistance cells)
{
    private const int Strip = 32;

    // For each byte: a lane is all ones where the bit is set.
    private static readonly Vector512<long>[] LaneMasks = [.. Enumerable.Range(0, 256).Select(bits =>
        Vector512.Create([.. Enumerable.Range(0, 8).Select(lane => -(long)(bits >> lane & 1))]))];

    private readonly Dictionary<int, double[][]> tables = [];
    private byte[] levels = [];
    private double[] conductances = [];
    private ulong[] driven = [];
    private ArrayBlock block;

    /// <summary>Makes a sub-array's cells the ones that are summed.</summary>
    public void Load(ArrayBlock block)
    {
        this.block = block;
        if (cells.IsUniform)
            return;
        var stripped = Stripped(block.Columns);
        if (conductances.Length < block.Rows * stripped)
            (levels, conductances) = (new byte[block.Rows * block.Columns], new double[block.Rows * stripped]);
        if (levels.Length < block.Rows * block.Columns)
            levels = new byte[block.Rows * block.Columns];
        layer.Levels(block, levels);
        Lookup(Tables(block.Rows, stripped));
    }

    /// <summary>Sums of the loaded sub-array over cycles.</summary>
    /// <param name="firstCycle">First cycle.</param>
    /// <param name="cycles">Number of cycles.</param>
    /// <param name="destination">Length at least cycles × columns of the block; shape [cycles, columns], in S; 0 if no row is driven.</param>
    public void Sum(int firstCycle, int cycles, Span<double> destination)
    {
        if (destination.Length < (long)cycles * block.Columns)
            throw new ArgumentException($"destination must hold {cycles} × {block.Columns} numbers; got {destination.Length}.", nameof(destination));
        if (cells.IsUniform)
        {
            SumUniform(firstCycle, cycles, destination);
            return;
        }
        Pack(firstCycle, cycles);
        for (var column = 0; column < block.Columns; column += Strip)
            SumStrip(column, cycles, destination);
    }

    private static int Stripped(int columns) => (columns + Strip - 1) / Strip * Strip;

    private void SumUniform(int firstCycle, int cycles, Span<double> destination)
    {
        var resistance = cells.Resistance(0, 1 << layer.CellBits, 0, 0, block.Rows);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var ones = layer.Inputs.Ones(firstCycle + cycle, block.FirstRow, block.Rows);
            destination.Slice(cycle * block.Columns, block.Columns).Fill(ones / resistance);
        }
    }

    // Words of the block's rows, aligned to its first row, cycle after cycle.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pack(int firstCycle, int cycles)
    {
        var words = InputCycles.WordsFor(block.Rows);
        if (driven.Length < words * cycles)
            driven = new ulong[words * cycles];
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            for (var word = 0; word < words; word++)
            {
                var window = layer.Inputs.Window(firstCycle + cycle, block.FirstRow + 64 * word);
                var rest = block.Rows - 64 * word;
                driven[cycle * words + word] = rest >= 64 ? window : window & ulong.MaxValue >> (64 - rest);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumStrip(int column, int cycles, Span<double> destination)
    {
        var words = InputCycles.WordsFor(block.Rows);
        ref var first = ref MemoryMarshal.GetReference(conductances.AsSpan(column * block.Rows, block.Rows * Strip));
        var width = Math.Min(Strip, block.Columns - column);
        Span<double> partial = stackalloc double[Strip];
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var (a, b, c, d) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            for (var word = 0; word < words; word++)
            {
                var offset = (nuint)(word * 64 * Strip);
                for (var bits = driven[cycle * words + word]; bits != 0; bits &= bits - 1)
                {
                    var row = offset + (nuint)BitOperations.TrailingZeroCount(bits) * Strip;
                    a += Vector512.LoadUnsafe(ref first, row);
                    b += Vector512.LoadUnsafe(ref first, row + 8);
                    c += Vector512.LoadUnsafe(ref first, row + 16);
                    d += Vector512.LoadUnsafe(ref first, row + 24);
                }
            }
            var target = width == Strip ? destination.Slice(cycle * block.Columns + column, Strip) : partial;
            a.CopyTo(target);
            b.CopyTo(target[8..]);
            c.CopyTo(target[16..]);
            d.CopyTo(target[24..]);
            if (width < Strip)
                partial[..width].CopyTo(destination.Slice(cycle * block.Columns + column, width));
        }
    }

    // Conductances strip by strip: 32 columns of a row lie together, rows of a strip follow each other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Lookup(double[][] byLevel)
    {
        for (var row = 0; row < block.Rows; row++)
        {
            var rowLevels = levels.AsSpan(row * block.Columns, block.Columns);
            for (var column = 0; column < rowLevels.Length; column += Strip)
            {
                var start = (column * block.Rows) + (row * Strip);
                var width = Math.Min(Strip, rowLevels.Length - column);
                var index = byLevel.Length == 2 ? SelectEights(byLevel[0], byLevel[1], rowLevels.Slice(column, width), start) : 0;
                for (; index < width; index++)
                    conductances[start + index] = byLevel[rowLevels[column + index]][start + index];
            }
        }
    }

    // Two levels: eight cells at a time; the levels' lowest bits, gathered by a multiplication, choose the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SelectEights(double[] off, double[] on, ReadOnlySpan<byte> rowLevels, int start)
    {
        var index = 0;
        for (; index + 8 <= rowLevels.Length; index += 8)
        {
            var bits = BinaryPrimitives.ReadUInt64LittleEndian(rowLevels[index..]) * 0x0102_0408_1020_4080UL >> 56;
            Vector512.ConditionalSelect(
                LaneMasks[(int)bits].AsDouble(),
                Vector512.LoadUnsafe(ref on[start + index]),
                Vector512.LoadUnsafe(ref off[start + index])).StoreUnsafe(ref conductances[start + index]);
        }
        return index;
    }

    private double[][] Tables(int rows, int stripped)
    {
        if (tables.TryGetValue(rows, out var known) && known[0].Length >= rows * stripped)
            return known;
        var count = 1 << layer.CellBits;
        var made = new double[count][];
        for (var level = 0; level < count; level++)
        {
            var table = made[level] = new double[rows * stripped];
            for (var column = 0; column < stripped; column++)
            {
                for (var row = 0; row < rows; row++)
                    table[(column / Strip * Strip * rows) + (row * Strip) + (column % Strip)] = 1 / cells.Resistance(level, count, row, column, rows);
            }
        }
        return tables[rows] = made;
    }
}
