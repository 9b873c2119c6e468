using CimKit.Estimation.Activities;
using CimKit.Foundation;

namespace CimKit.Experiments.DesignSpaces;

/// <summary>How a space is explored.</summary>
public sealed record DesignSpaceOptions
{
    /// <summary>Chips drawn for each design whose cells differ from chip to chip.</summary>
    public int Chips { get; init => field = Require.InRange(value, 1, 10_000); } = 1;

    /// <summary>Root of every random number of the chips.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What an image does to the arrays of every chip; null for typical statistics.</summary>
    public IActivity? Activity { get; init; }

    /// <summary>Threads; 0 for all processors. Results do not depend on it.</summary>
    public int Threads { get; init => field = Require.InRange(value, 0, 1024); }

    /// <summary>File of finished chips, with which an exploration that was stopped goes on; null for none.</summary>
    public string? Journal { get; init; }
}
