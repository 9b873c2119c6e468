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
}
