using System.Numerics;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Subarrays;
using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>What properties of a <see cref="TrainingDesign"/> demand of each other.</summary>
internal static class TrainingRules
{
    internal static IReadOnlyList<string> Problems(TrainingDesign design)
    {
        var problems = new List<string>();
        try
        {
            var node = design.Node();
            problems.AddRange(design.Array.Cell.Problems(node).Select(problem => "Array: " + problem));
        }
        catch (InvalidDesignException error)
        {
            problems.AddRange(error.Problems.Select(problem => "Process: " + problem));
        }
        problems.AddRange(ArrayProblems(design.Array).Select(problem => "Array: " + problem));
        problems.AddRange(SizeProblems(design));
        if (!Enum.IsDefined(design.Fidelity))
            problems.Add($"Fidelity must be Corrected or Reference; got {design.Fidelity}.");
        if (design.Interconnect.Network != GlobalNetwork.HTree)
            problems.Add($"Interconnect.Network must be HTree; got {design.Interconnect.Network}.");
        if (design.Interconnect.IsStreamed)
            problems.Add("Interconnect.IsStreamed must be false: training has no clock to stream with.");
        return problems;
    }

    private static IEnumerable<string> ArrayProblems(Subarray array)
    {
        if (!BitOperations.IsPow2(array.Rows) || !BitOperations.IsPow2(array.Columns))
            yield return $"Rows and Columns must be powers of two; got {array.Rows} and {array.Columns}.";
        if (array.Read is not (ParallelRead { Group: null } or RowByRowRead))
            yield return "Read must be ParallelRead of all rows or RowByRowRead.";
        if (array.Adc is not (FlashAdc or SarAdc))
            yield return $"Adc must be a FlashAdc or a SarAdc; got {array.Adc.GetType().Name}.";
        if (array.WeightBits > 8)
            yield return $"WeightBits must be 1 to 8 bit; got {array.WeightBits}.";
        if (array.InputBits > 32)
            yield return $"InputBits must be 1 to 32 bit; got {array.InputBits}.";
        if (array.Cell.Bits > array.WeightBits)
            yield return $"Cell.Bits ({array.Cell.Bits}) must not exceed WeightBits ({array.WeightBits}).";
        if (array.ColumnsPerConverter > array.Columns)
            yield return $"ColumnsPerConverter ({array.ColumnsPerConverter}) must not exceed Columns ({array.Columns}).";
    }

    private static IEnumerable<string> SizeProblems(TrainingDesign design)
    {
        if (design.Transposed.RowsPerConverter > design.Array.Rows)
            yield return $"Transposed.RowsPerConverter ({design.Transposed.RowsPerConverter}) must not exceed Array.Rows ({design.Array.Rows}).";
        if (design.Gradient.ColumnsPerConverter > design.Gradient.Columns)
        {
            yield return $"Gradient.ColumnsPerConverter ({design.Gradient.ColumnsPerConverter}) must not exceed "
                + $"Gradient.Columns ({design.Gradient.Columns}).";
        }
        if (!BitOperations.IsPow2(design.Gradient.Rows) || !BitOperations.IsPow2(design.Gradient.Columns))
            yield return $"Gradient.Rows and Gradient.Columns must be powers of two; got {design.Gradient.Rows} and {design.Gradient.Columns}.";
    }
}
