namespace CimKit.Experiments;

/// <summary>Where the numbers of an experiment are from: hashes that show whether one has the same.</summary>
public sealed record ExperimentProvenance
{
    /// <summary>Version of this package, commit included where the build knows it.</summary>
    public required string Package { get; init; }

    /// <summary>SHA-256 over everything in the experiment, in hexadecimal.</summary>
    public required string ExperimentHash { get; init; }

    /// <summary>Name of the training images.</summary>
    public required string TrainingImages { get; init; }

    /// <summary>SHA-256 over the training images, in hexadecimal.</summary>
    public required string TrainingImagesHash { get; init; }

    /// <summary>Name of the test images.</summary>
    public required string TestImages { get; init; }

    /// <summary>SHA-256 over the test images, in hexadecimal.</summary>
    public required string TestImagesHash { get; init; }

    /// <summary>SHA-256 over the integer network, in hexadecimal.</summary>
    public required string NetworkHash { get; init; }
}
