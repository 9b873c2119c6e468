using CimKit.Circuits.Adcs;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>Rules across the parts of a sub-array.</summary>
internal static class SubarrayRules
{
    internal static IEnumerable<string> Problems(Subarray array, TechnologyNode node)
    {
        foreach (var problem in array.Cell.Problems(node))
            yield return problem;
        var together = array.Read.RowsReadTogether(array.Rows);
        if (together > array.Rows)
            yield return $"Rows read together ({together}) must not exceed Rows ({array.Rows}).";
        if (array.ColumnsPerConverter > array.Columns)
            yield return $"ColumnsPerConverter ({array.ColumnsPerConverter}) must not exceed Columns ({array.Columns}).";
        var cells = (array.WeightBits + array.Cell.Bits - 1) / array.Cell.Bits;
        if (!array.Read.IsBinary && cells > array.Columns)
            yield return $"A weight of {array.WeightBits} bit needs {cells} columns; Columns is {array.Columns}.";
        if (node.IsReference)
        {
            foreach (var problem in ReferenceProblems(array))
                yield return problem;
        }
    }

    internal static void Check(Subarray array, TechnologyNode node) =>
        InvalidDesignException.ThrowIfAny(nameof(Subarray), Problems(array, node));

    // What the published program cannot evaluate.
    private static IEnumerable<string> ReferenceProblems(Subarray array)
    {
        if (!array.Read.IsRowByRow && array.Read.RowsReadTogether(array.Rows) < 2)
            yield return "Rows read together must be 2 or more in Reference fidelity, which halves them to a whole number (Q4-11); got 1.";
        if (array.Adc is not FlashAdc)
            yield break;
        if (array.Cell.IsSram && !array.Read.IsRowByRow && array.ColumnsPerConverter == 1)
            yield return "A flash ADC for each SRAM column has no references in Reference fidelity (Q4-14); ColumnsPerConverter must be 2 or more.";
        if (array.Cell.IsSram && !array.Read.IsRowByRow && array.Read.IsBinary)
            yield return "A flash ADC has no references for binary weights in SRAM in Reference fidelity (Q4-15); use a SarAdc.";
        if (!array.Cell.IsSram && array.Read is { IsRowByRow: true, IsBinary: false } && array.Cell.Bits == 1)
            yield return "A flash ADC has no reference for cells of 1 bit read row by row in Reference fidelity (Q4-13); use a SarAdc.";
    }
}
