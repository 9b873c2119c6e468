using System.Reflection;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Where a result is from: everything needed to get the same numbers again, and hashes that show whether one has it.</summary>
public sealed record Provenance
{
    /// <summary>Version of this package, commit included where the build knows it.</summary>
    public required string Package { get; init; }

    /// <summary>Name of the network.</summary>
    public required string Network { get; init; }

    /// <summary>SHA-256 over weights, scales and structure of the network, in hexadecimal.</summary>
    public required string WeightsHash { get; init; }

    /// <summary>Name of the evaluated images.</summary>
    public required string Dataset { get; init; }

    /// <summary>Number of evaluated images.</summary>
    public required int Count { get; init; }

    /// <summary>SHA-256 over shape, pixels and labels of the evaluated images, in hexadecimal.</summary>
    public required string DataHash { get; init; }

    /// <summary>Name of the images that converter ranges were chosen from; null if none were needed.</summary>
    public string? Calibration { get; init; }

    /// <summary>Number of calibration images.</summary>
    public int CalibrationCount { get; init; }

    /// <summary>SHA-256 over the calibration images, in hexadecimal; null if none were needed.</summary>
    public string? CalibrationHash { get; init; }

    /// <summary>The arrays, seed included; null for software. That which the settings of a sweep start from.</summary>
    public ArrayDesign? Design { get; init; }

    /// <summary>Root of every random number; null for software, which draws none.</summary>
    public ulong? Seed => Design?.Seed;

    /// <summary>SHA-256 over the design, in hexadecimal; null for software.</summary>
    public string? DesignHash => Design is null ? null : ContentHash.Of(Design);

    internal static string PackageVersion { get; } =
        typeof(Provenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    internal static Provenance Of(QuantizedNetwork network, ImageSet images) => Of(network.Spec.Name, network.Fingerprint(), images);

    internal static Provenance Of(string network, string weightsHash, ImageSet images) => new()
    {
        Package = PackageVersion,
        Network = network,
        WeightsHash = weightsHash,
        Dataset = images.Name,
        Count = images.Count,
        DataHash = images.Fingerprint(),
    };

    internal Provenance On(ArrayDesign design, NetworkProfile? profile) => this with
    {
        Design = design,
        Calibration = profile?.Dataset,
        CalibrationCount = profile?.Count ?? 0,
        CalibrationHash = profile?.DataHash,
    };
}
