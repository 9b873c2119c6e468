using System.Numerics;
using System.Runtime.CompilerServices;
using CimKit.Mapping.Cells;
using CimKit.Traces;

namespace CimKit.Mapping.Partitions;

/// <summary>Rows of packed input cycles in another order, or doubled.</summary>
internal static class RowOrder
{
    /// <summary>The cycles as the rows of cells see them.</summary>
    /// <param name="inputs">Cycles in the order of the weight matrix.</param>
    /// <param name="order">For each mapped row its weight-matrix row; the same order if null.</param>
    /// <param name="coding">Tells whether a weight takes two rows.</param>
    public static InputCycles Apply(InputCycles inputs, int[]? order, IWeightCoding coding)
    {
        if (order is null && coding.RowsPerWeight == 1)
            return inputs;
        if (order is not null && coding.RowsPerWeight == 1)
            return Moved(inputs, order);
        var rows = inputs.Rows * coding.RowsPerWeight;
        var wordsPerCycle = (rows + 63) / 64;
        var words = new ulong[checked(wordsPerCycle * inputs.Cycles)];
        for (var cycle = 0; cycle < inputs.Cycles; cycle++)
        {
            var source = inputs.Cycle(cycle);
            var target = words.AsSpan(cycle * wordsPerCycle, wordsPerCycle);
            for (var row = 0; row < rows; row++)
            {
                var (weight, half) = Math.DivRem(row, coding.RowsPerWeight);
                var from = order is null ? weight : order[weight];
                var bit = source[from >> 6] >> from & 1;
                target[row >> 6] |= (half > 0 && coding.IsComplementDriven ? bit ^ 1 : bit) << row;
            }
        }
        return new InputCycles(rows, inputs.Cycles, words);
    }

    // Only rows that are driven are moved.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static InputCycles Moved(InputCycles inputs, int[] order)
    {
        var places = new int[order.Length];
        for (var row = 0; row < order.Length; row++)
            places[order[row]] = row;
        var source = inputs.Words;
        var perCycle = inputs.WordsPerCycle;
        var words = new ulong[source.Length];
        for (var first = 0; first < source.Length; first += perCycle)
        {
            for (var word = 0; word < perCycle; word++)
            {
                for (var bits = source[first + word]; bits != 0; bits &= bits - 1)
                {
                    var place = places[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                    words[first + (place >> 6)] |= 1UL << place;
                }
            }
        }
        return new InputCycles(inputs.Rows, inputs.Cycles, words);
    }
}
