using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CimKit.Crossbars;

/// <summary>Ideal cells: AND of packed inputs and digits, population count, conversion by table, shift-add.</summary>
internal sealed class PackedProduct : MatrixProduct
{
    private readonly PackedWeights weights;
    private readonly Func<int, int, AdcTables> tables;
    private readonly ulong[] planes;
    private readonly long[] sumsOfPlane;

    /// <param name="weights">Digits of the layer.</param>
    /// <param name="tables">Converters by array and plane.</param>
    public PackedProduct(PackedWeights weights, Func<int, int, AdcTables> tables)
    {
        (this.weights, this.tables) = (weights, tables);
        planes = new ulong[8 * weights.Tiling.WordsOf(0)];
        sumsOfPlane = new long[weights.Tiling.Input.Planes * weights.Tiling.Outputs];
    }

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums)
    {
        var tiling = weights.Tiling;
        Array.Clear(sumsOfPlane);
        for (var array = 0; array < tiling.Arrays; array++)
        {
            var words = tiling.WordsOf(array);
            InputBits.Pack(codes.Slice(array * tiling.ArrayRows, tiling.RowsOf(array)), tiling.Input.Planes, words, planes);
            for (var plane = 0; plane < tiling.Input.Planes; plane++)
                AddPlane(array, plane, planes.AsSpan(plane * words, words));
        }
        Fold(sums);
    }

    private void AddPlane(int array, int plane, ReadOnlySpan<ulong> inputs)
    {
        var active = 0;
        foreach (var word in inputs)
            active += BitOperations.PopCount(word);
        var converters = tables(array, plane);
        var totals = sumsOfPlane.AsSpan(plane * weights.Tiling.Outputs, weights.Tiling.Outputs);
        if (active == 0)
        {
            foreach (ref var total in totals)
                total += converters.ZeroSum;
            return;
        }
        var digits = weights.Tiling.Slicing.Digits;
        var bases = converters.Bases.AsSpan(active * digits, digits);
        var bits = weights.Tiling.Slicing.CellBits;
        if (bits == 1 && inputs.Length == 2)
            AddTwoWords(weights.Arrays[array], inputs[0], inputs[1], bases, converters.Entries, totals);
        else if (bits == 1 && inputs.Length == 1)
            AddOneWord(weights.Arrays[array], inputs[0], bases, converters.Entries, totals);
        else
            AddAnyWords(weights.Arrays[array], inputs, bits, bases, converters.Entries, totals);
    }

    /// <summary>One-bit cells, 65 to 128 rows.</summary>
    private static void AddTwoWords(
        ulong[] cells, ulong input0, ulong input1, ReadOnlySpan<int> bases, long[] entries, Span<long> totals)
    {
        ref var cell = ref MemoryMarshal.GetArrayDataReference(cells);
        ref var entry = ref MemoryMarshal.GetArrayDataReference(entries);
        foreach (ref var total in totals)
        {
            var sum = 0L;
            foreach (var start in bases)
            {
                var count = BitOperations.PopCount(cell & input0) + BitOperations.PopCount(Unsafe.Add(ref cell, 1) & input1);
                sum += Unsafe.Add(ref entry, start + count);
                cell = ref Unsafe.Add(ref cell, 2);
            }
            total += sum;
        }
    }

    /// <summary>One-bit cells, up to 64 rows.</summary>
    private static void AddOneWord(ulong[] cells, ulong input, ReadOnlySpan<int> bases, long[] entries, Span<long> totals)
    {
        ref var cell = ref MemoryMarshal.GetArrayDataReference(cells);
        ref var entry = ref MemoryMarshal.GetArrayDataReference(entries);
        foreach (ref var total in totals)
        {
            var sum = 0L;
            foreach (var start in bases)
            {
                sum += Unsafe.Add(ref entry, start + BitOperations.PopCount(cell & input));
                cell = ref Unsafe.Add(ref cell, 1);
            }
            total += sum;
        }
    }

    /// <summary>Cells of several bits or other numbers of rows.</summary>
    private static void AddAnyWords(
        ulong[] cells, ReadOnlySpan<ulong> inputs, int bits, ReadOnlySpan<int> bases, long[] entries, Span<long> totals)
    {
        ref var cell = ref MemoryMarshal.GetArrayDataReference(cells);
        foreach (ref var total in totals)
            foreach (var start in bases)
            {
                var count = 0;
                for (var bit = 0; bit < bits; bit++)
                    foreach (var input in inputs)
                    {
                        count += BitOperations.PopCount(cell & input) << bit;
                        cell = ref Unsafe.Add(ref cell, 1);
                    }
                total += entries[start + count];
            }
    }

    private void Fold(Span<double> sums)
    {
        var tiling = weights.Tiling;
        for (var output = 0; output < tiling.Outputs; output++)
        {
            var total = 0L;
            for (var plane = 0; plane < tiling.Input.Planes; plane++)
            {
                var sum = sumsOfPlane[plane * tiling.Outputs + output];
                var clipped = (sum + (1L << (AdcTables.CountShift - 1))) >> AdcTables.CountShift;
                Saturated += clipped;
                total += (sum - (clipped << AdcTables.CountShift)) * tiling.Input.Weight(plane);
            }
            sums[output] = total * (1.0 / (1L << AdcTables.FractionBits));
        }
    }
}
