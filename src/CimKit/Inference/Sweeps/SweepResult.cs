using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Inference.Sweeps;

/// <summary>Accuracies of a sweep, and everything needed to get the same numbers again.</summary>
public sealed record SweepResult
{
    /// <summary>Network, images, calibration images, package and the design the settings start from, with their hashes.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>What is varied, slowest first; a row has one label for each.</summary>
    public required IReadOnlyList<SweptQuantity> Quantities { get; init; }

    /// <summary>Accuracy of exact integer software.</summary>
    [Unit("1")]
    public required double SoftwareAccuracy { get; init; }

    /// <summary>One row for each combination, the last quantity fastest.</summary>
    public required IReadOnlyList<SweepRow> Rows { get; init; }

    /// <summary>Name of the network.</summary>
    public string Network => Provenance.Network;

    /// <summary>Name of the evaluated images.</summary>
    public string Dataset => Provenance.Dataset;

    /// <summary>Number of evaluated images.</summary>
    public int Count => Provenance.Count;

    /// <summary>The design the settings start from, seed included.</summary>
    public ArrayDesign Design => Provenance.Design!;
}
