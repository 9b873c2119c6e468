using CimKit.Circuits.Subarrays;

namespace CimKit.Circuits.Training;

/// <summary>What a transposable array is built from.</summary>
internal sealed record TrainingArray
{
    internal required Subarray Array { get; init; }

    internal required Clock Clock { get; init; }

    internal bool IsTransposable { get; init; } = true;

    internal int RowsPerConverter { get; init; } = 8;

    internal int TransposedLevels { get; init; } = 64;

    internal bool IsTransposedParallel { get; init; } = true;

    internal double ReadPulse { get; init; } = 10e-9;

    internal int CellsPerWeight => (Array.WeightBits + Array.Cell.Bits - 1) / Array.Cell.Bits;
}
