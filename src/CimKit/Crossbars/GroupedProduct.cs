using System.Runtime.CompilerServices;
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
    private readonly LineBuffer<short> table;
    private readonly LineBuffer<int> codes = new(Batch * Lanes);

    /// <param name="cells">Cells of the layer.</param>
    /// <param name="quantizers">One per digit.</param>
    /// <param name="offset">Conductance of the off state in cell steps.</param>
    public GroupedProduct(GroupedCells cells, AdcQuantizer[] quantizers, double offset)
    {
        this.cells = cells;
        converters = Enumerable.Range(0, cells.Tiling.Arrays)
            .Select(array => new GroupedConverters(cells, array, quantizers, offset)).ToArray();
        adder = new ShiftAdder(cells.Layout, quantizers);
        packed = new ulong[8 * cells.Tiling.WordsOf(0)];
        lists = new PlaneLists(cells.Tiling, Batch);
        table = new(cells.GroupsOf(0) * InputLists.GroupEntries * Lanes);
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
        for (var block = 0; block < cells.Layout.Blocks; block++)
        {
            codes.Span[..(count * Lanes)].Clear();
            for (var array = 0; array < cells.Tiling.Arrays; array++)
            {
                BuildTable(array, block);
                RunTable(array, count, cells.Layout.Counted(block));
            }
            adder.Add(block, codes.Span, count, sums);
        }
    }

    // Both loops are compiled once, at full strength: what a profile of the first calls makes of them is up to half as fast.

    /// <summary>All sums of every group of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BuildTable(int array, int block)
    {
        var groups = cells.GroupsOf(array);
        ref var row = ref cells.Arrays[array][block * groups * InputLists.GroupRows * Lanes];
        ref var entry = ref table.First;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunTable(int array, int count, ulong counted)
    {
        var converter = converters[array];
        var (low, high) = (new LaneConverter(converter, 0), new LaneConverter(converter, 1));
        var (input, isFloor, hasOffset, keepsZero) = (cells.Tiling.Input, converter.IsFloor, converter.HasOffset, converter.KeepsZero);
        ref var firstEntry = ref table.First;
        ref var code = ref codes.First;
        var clipped = 0;
        for (var vector = 0; vector < count; vector++)
        {
            // From the top plane down: what was added so far weighs twice as much.
            var (codeLow, codeHigh) = (Vector512<int>.Zero, Vector512<int>.Zero);
            for (var plane = input.Planes - 1; plane >= 0; plane--)
            {
                (codeLow, codeHigh) = (codeLow + codeLow, codeHigh + codeHigh);
                ref var list = ref lists.Find(array, vector, plane, out var length, out var active);
                if (length == 0 && keepsZero)
                    continue;
                var (sumLow, sumHigh) = Vector512.Widen(Sum(ref firstEntry, ref list, length));
                var (floatLow, floatHigh) = (Vector512.ConvertToSingle(sumLow), Vector512.ConvertToSingle(sumHigh));
                Vector512<int> addedLow, addedHigh;
                if (hasOffset)
                {
                    addedLow = low.Convert(floatLow, LaneConverter.Load(converter.OffsetStep, 0), active, isFloor, counted & 0xFFFF, ref clipped);
                    addedHigh = high.Convert(floatHigh, LaneConverter.Load(converter.OffsetStep, 1), active, isFloor, counted >> 16, ref clipped);
                }
                else
                {
                    addedLow = low.Convert(floatLow, isFloor, counted & 0xFFFF, ref clipped);
                    addedHigh = high.Convert(floatHigh, isFloor, counted >> 16, ref clipped);
                }
                var isSign = input.IsSigned && plane == input.Planes - 1;
                (codeLow, codeHigh) = isSign ? (codeLow - addedLow, codeHigh - addedHigh) : (codeLow + addedLow, codeHigh + addedHigh);
            }
            (Vector512.LoadUnsafe(ref code) + codeLow).StoreUnsafe(ref code);
            (Vector512.LoadUnsafe(ref code, Lanes / 2) + codeHigh).StoreUnsafe(ref code, Lanes / 2);
            code = ref Unsafe.Add(ref code, Lanes);
        }
        Saturated += clipped;
    }

    /// <summary>Sum of one entry per listed group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Sum(ref short table, ref ushort list, int length)
    {
        var (even, odd) = (Vector512<short>.Zero, Vector512<short>.Zero);
        ref var bytes = ref Unsafe.As<short, byte>(ref table);
        for (var index = 0; index < length; index += InputLists.Unrolled)
        {
            even += Entry(ref bytes, Unsafe.Add(ref list, index));
            odd += Entry(ref bytes, Unsafe.Add(ref list, index + 1));
            even += Entry(ref bytes, Unsafe.Add(ref list, index + 2));
            odd += Entry(ref bytes, Unsafe.Add(ref list, index + 3));
        }
        return even + odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Entry(ref byte table, ushort place) =>
        Vector512.LoadUnsafe(ref Unsafe.AddByteOffset(ref table, (nuint)place * InputLists.PlaceBytes)).AsInt16();
}
