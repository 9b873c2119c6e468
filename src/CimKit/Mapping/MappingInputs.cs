using System.Numerics;
using CimKit.Foundation;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Schedules;
using CimKit.Mapping.Schemes;

namespace CimKit.Mapping;

/// <summary>What a user chooses about the placement of a network.</summary>
public sealed record MappingInputs
{
    /// <summary>Rows of a sub-array, a power of two.</summary>
    public int ArrayRows { get; init => field = Require.InRange(value, 2, 1 << 15); } = 128;

    /// <summary>Columns of a sub-array, a power of two.</summary>
    public int ArrayColumns { get; init => field = Require.InRange(value, 2, 1 << 15); } = 128;

    /// <summary>How a weight is stored in cells.</summary>
    public required IWeightCoding Coding { get; init; }

    /// <summary>How matrices are laid out on tiles.</summary>
    public IMappingScheme Scheme { get; init; } = new KernelPositionMapping();

    /// <summary>In which order layers work.</summary>
    public ILayerSchedule Schedule { get; init; } = new PipelinedSchedule();

    /// <summary>Sizes of tiles and processing elements; searched for if null.</summary>
    public TileSizes? FixedSizes { get; init; }

    /// <summary>Whether accidents of the published simulator are repeated.</summary>
    public Fidelity Fidelity { get; init; }

    /// <summary>Everything that is wrong; empty if a network can be mapped.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = Coding.Problems().ToList();
        if (!BitOperations.IsPow2(ArrayRows) || !BitOperations.IsPow2(ArrayColumns))
            problems.Add($"ArrayRows and ArrayColumns must be powers of two; got {ArrayRows} and {ArrayColumns}.");
        if (FixedSizes is not { } sizes)
            return problems;
        if (sizes.Element % ArrayRows != 0 || sizes.Element % ArrayColumns != 0 || sizes.Tile % sizes.Element != 0)
            problems.Add($"FixedSizes: Element ({sizes.Element}) must be a multiple of the array, {ArrayRows}×{ArrayColumns}, "
                + $"and Tile ({sizes.Tile}) of Element.");
        if (sizes.SplitElement % ArrayRows != 0 || sizes.SplitElement % ArrayColumns != 0)
            problems.Add($"FixedSizes: SplitElement ({sizes.SplitElement}) must be a multiple of the array, {ArrayRows}×{ArrayColumns}.");
        return problems;
    }
}
