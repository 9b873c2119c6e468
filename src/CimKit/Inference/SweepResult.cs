using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>Accuracies of a sweep, and everything needed to get the same numbers again.</summary>
public sealed record SweepResult
{
    /// <summary>Name of the network.</summary>
    public required string Network { get; init; }

    /// <summary>Name of the evaluated images.</summary>
    public required string Dataset { get; init; }

    /// <summary>Number of evaluated images.</summary>
    public required int Count { get; init; }

    /// <summary>Name and number of the calibration images.</summary>
    public required string Calibration { get; init; }

    /// <summary>The design the settings start from, seed included.</summary>
    public required ArrayDesign Design { get; init; }

    /// <summary>Accuracy of exact integer software.</summary>
    [Unit("1")]
    public required double SoftwareAccuracy { get; init; }

    /// <summary>One row per setting: variation by variation, range by range, bits ascending as given.</summary>
    public required IReadOnlyList<SweepRow> Rows { get; init; }
}
