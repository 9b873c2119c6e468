using System.Numerics;
using CimKit.Circuits.Subarrays;
using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>Rules across the parts of a chip.</summary>
internal static class ChipRules
{
    internal static IReadOnlyList<string> Problems(ChipDesign chip)
    {
        var problems = new List<string>(chip.Process.Problems().Select(problem => "Process: " + problem));
        if (problems.Count == 0)
            problems.AddRange(chip.Array.Problems(chip.Process.Node(chip.Fidelity)).Select(problem => "Array: " + problem));
        problems.AddRange(ArrayProblems(chip.Array).Select(problem => "Array: " + problem));
        problems.AddRange(StreamProblems(chip));
        if (!Enum.IsDefined(chip.Fidelity))
            problems.Add($"Fidelity must be Corrected or Reference; got {chip.Fidelity}.");
        if (chip.Fidelity == Fidelity.Reference)
            problems.AddRange(ReferenceProblems(chip));
        return problems;
    }

    private static IEnumerable<string> ArrayProblems(Subarray array)
    {
        if (!BitOperations.IsPow2(array.Rows) || !BitOperations.IsPow2(array.Columns))
            yield return $"Rows and Columns must be powers of two; got {array.Rows} and {array.Columns}.";
        if (array.WeightBits > 15)
            yield return $"WeightBits must be 1 to 15 bit; got {array.WeightBits}.";
        if (array.InputBits > 32)
            yield return $"InputBits must be 1 to 32 bit; got {array.InputBits}.";
        if (!array.Read.IsBinary && array.Cell.Bits > array.WeightBits)
            yield return $"Cell.Bits ({array.Cell.Bits}) must not exceed WeightBits ({array.WeightBits}).";
    }

    private static IEnumerable<string> StreamProblems(ChipDesign chip)
    {
        if (!chip.Interconnect.IsStreamed)
            yield break;
        const string Rule = "Interconnect.IsStreamed needs";
        if (chip.Interconnect.Network != GlobalNetwork.HTree)
            yield return $"{Rule} Interconnect.Network HTree; got {chip.Interconnect.Network}.";
        if (chip.Activation.Place != ActivationPlace.AtChip)
            yield return $"{Rule} Activation.Place AtChip; got {chip.Activation.Place}.";
        if (chip.Mapping != TileMapping.ByKernelPosition)
            yield return $"{Rule} Mapping ByKernelPosition; got {chip.Mapping}.";
        if (chip.Schedule.Order != LayerOrder.Pipelined)
            yield return $"{Rule} Schedule.Order Pipelined; got {chip.Schedule.Order}.";
        if (!chip.Clock.IsSynchronous)
            yield return $"{Rule} a synchronous Clock.";
        if (chip.GlobalBuffer.Kind != BufferKind.RegisterFile)
            yield return $"{Rule} GlobalBuffer.Kind RegisterFile; got {chip.GlobalBuffer.Kind}.";
    }

    // What the published program cannot evaluate.
    private static IEnumerable<string> ReferenceProblems(ChipDesign chip)
    {
        if (!chip.Clock.IsSynchronous
            && (chip.GlobalBuffer.Kind == BufferKind.RegisterFile || chip.TileBuffer.Kind == BufferKind.RegisterFile))
            yield return "Buffers of registers have no finite latency without clock in Reference fidelity (L15); use Kind Sram or a synchronous Clock.";
    }
}
