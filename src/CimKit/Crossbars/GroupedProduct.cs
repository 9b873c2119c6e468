using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Many input vectors at a time: sums of four rows by look-up, 32 columns a step, with a linear converter in registers.</summary>
/// <remarks>
/// Sums are integers, so results do not depend on the width of a vector, the order of rows or the number of threads. The tables of
/// one block of columns and one array stay in the nearest cache while all input planes run past them.
/// </remarks>
internal sealed class GroupedProduct : MatrixProduct
{
    /// <summary>Input vectors that run past a table before the next one is built.</summary>
    public const int Batch = 64;

    private const int Lanes = GroupedCells.BlockLanes;
    private readonly GroupedCells cells;
    private readonly GroupedConverters[] converters;
    private readonly ShiftAdder adder;
    private readonly ulong[] packed;
    private readonly PlaneLists lists;
    private readonly short[] table;
    private readonly int[] codes = new int[Batch * Lanes];
    private readonly int[] clipped = new int[Lanes];

    /// <param name="cells">Cells of the layer.</param>
    /// <param name="quantizers">One per digit.</param>
    /// <param name="offset">Conductance of the off state in cell steps.</param>
    public GroupedProduct(GroupedCells cells, AdcQuantizer[] quantizers, double offset)
    {
        this.cells = cells;
        converters = Enumerable.Range(0, cells.Tiling.Arrays)
            .Select(array => new GroupedConverters(cells, array, quantizers, offset)).ToArray();
        adder = new ShiftAdder(cells, quantizers);
        packed = new ulong[8 * cells.Tiling.WordsOf(0)];
        lists = new PlaneLists(cells.Tiling, Batch);
        table = new short[cells.GroupsOf(0) * InputLists.GroupEntries * Lanes];
    }

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums) => Multiply(codes, 1, sums);

    public override void Multiply(ReadOnlySpan<byte> codes, int count, Span<double> sums)
    {
        for (var first = 0; first < count; first += Batch)
        {
            var part = Math.Min(Batch, count - first);
            MultiplyPart(codes.Slice(first * cells.Tiling.Rows, part * cells.Tiling.Rows), part,
                sums.Slice(first * cells.Tiling.Outputs, part * cells.Tiling.Outputs));
        }
    }

    private void MultiplyPart(ReadOnlySpan<byte> inputs, int count, Span<double> sums)
    {
        lists.Load(inputs, count, packed);
        for (var block = 0; block < cells.Blocks; block++)
        {
            Array.Clear(codes, 0, count * Lanes);
            Array.Clear(clipped);
            for (var array = 0; array < cells.Tiling.Arrays; array++)
            {
                BuildTable(array, block);
                RunTable(array, count);
            }
            adder.Add(block, codes, count, sums);
            Saturated += Clipped(block);
        }
    }

    /// <summary>Clipped conversions of the block's outputs; the dummy column does not count.</summary>
    private long Clipped(int block)
    {
        var digits = cells.Tiling.Slicing.Digits;
        var columns = Math.Min(cells.ColumnsPerBlock, cells.Columns - block * cells.ColumnsPerBlock);
        var sum = 0L;
        for (var lane = block == 0 && cells.HasDummyColumn ? digits : 0; lane < columns * digits; lane++)
            sum += clipped[lane];
        return sum;
    }

    /// <summary>All sums of every group of four rows.</summary>
    private void BuildTable(int array, int block)
    {
        var groups = cells.GroupsOf(array);
        ref var row = ref cells.Arrays[array][block * groups * InputLists.GroupRows * Lanes];
        ref var entry = ref MemoryMarshal.GetArrayDataReference(table);
        for (var group = 0; group < groups; group++)
        {
            Vector512<short>.Zero.StoreUnsafe(ref entry);
            for (var bit = 0; bit < InputLists.GroupRows; bit++)
            {
                var cell = Vector512.LoadUnsafe(ref row, (nuint)(bit * Lanes));
                var filled = 1 << bit;
                for (var lower = 0; lower < filled; lower++)
                    (Vector512.LoadUnsafe(ref entry, (nuint)(lower * Lanes)) + cell)
                        .StoreUnsafe(ref entry, (nuint)((filled + lower) * Lanes));
            }
            row = ref Unsafe.Add(ref row, InputLists.GroupRows * Lanes);
            entry = ref Unsafe.Add(ref entry, InputLists.GroupEntries * Lanes);
        }
    }

    private void RunTable(int array, int count)
    {
        var converter = converters[array];
        var (scaleLow, scaleHigh) = (new LaneScale(converter, 0), new LaneScale(converter, 1));
        var (limitsLow, limitsHigh) = (new LaneLimits(converter, 0), new LaneLimits(converter, 1));
        var (input, isFloor, hasOffset, keepsZero) = (cells.Tiling.Input, converter.IsFloor, converter.HasOffset, converter.KeepsZero);
        ref var firstEntry = ref MemoryMarshal.GetArrayDataReference(table);
        ref var code = ref MemoryMarshal.GetArrayDataReference(codes);
        var (clippedLow, clippedHigh) = (Vector512<int>.Zero, Vector512<int>.Zero);
        for (var vector = 0; vector < count; vector++)
        {
            var (codeLow, codeHigh) = (Vector512<int>.Zero, Vector512<int>.Zero);
            for (var plane = 0; plane < input.Planes; plane++)
            {
                ref var list = ref lists.Find(array, vector, plane, out var length, out var active);
                if (length == 0 && keepsZero)
                    continue;
                var (sumLow, sumHigh) = Vector512.Widen(Sum(ref firstEntry, ref list, length));
                var (low, high) = (Vector512.ConvertToSingle(sumLow), Vector512.ConvertToSingle(sumHigh));
                var positionLow = hasOffset ? scaleLow.Position(low, active) : scaleLow.Position(low);
                var positionHigh = hasOffset ? scaleHigh.Position(high, active) : scaleHigh.Position(high);
                clippedLow -= limitsLow.Beyond(positionLow);
                clippedHigh -= limitsHigh.Beyond(positionHigh);
                var weight = Vector512.Create(input.Weight(plane));
                codeLow += limitsLow.Codes(positionLow, isFloor) * weight;
                codeHigh += limitsHigh.Codes(positionHigh, isFloor) * weight;
            }
            (Vector512.LoadUnsafe(ref code) + codeLow).StoreUnsafe(ref code);
            (Vector512.LoadUnsafe(ref code, Lanes / 2) + codeHigh).StoreUnsafe(ref code, Lanes / 2);
            code = ref Unsafe.Add(ref code, Lanes);
        }
        ref var counts = ref MemoryMarshal.GetArrayDataReference(clipped);
        (Vector512.LoadUnsafe(ref counts) + clippedLow).StoreUnsafe(ref counts);
        (Vector512.LoadUnsafe(ref counts, Lanes / 2) + clippedHigh).StoreUnsafe(ref counts, Lanes / 2);
    }

    /// <summary>Sum of one entry per listed group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Sum(ref short table, ref ushort list, int length)
    {
        var (even, odd) = (Vector512<short>.Zero, Vector512<short>.Zero);
        for (var index = 0; index < length; index += InputLists.Unrolled)
        {
            even += Vector512.LoadUnsafe(ref table, (nuint)Unsafe.Add(ref list, index) * Lanes);
            odd += Vector512.LoadUnsafe(ref table, (nuint)Unsafe.Add(ref list, index + 1) * Lanes);
            even += Vector512.LoadUnsafe(ref table, (nuint)Unsafe.Add(ref list, index + 2) * Lanes);
            odd += Vector512.LoadUnsafe(ref table, (nuint)Unsafe.Add(ref list, index + 3) * Lanes);
        }
        return even + odd;
    }
}
