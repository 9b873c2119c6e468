using CimKit.Data;
using CimKit.Foundation;

namespace CimKit.Experiments;

/// <summary>Which images a network learns from and is tested with.</summary>
public sealed record ExperimentData
{
    /// <summary>
    /// <c>embedded</c> (synthetic digits), <c>mnist</c>, <c>fashion-mnist</c> or <c>cifar10</c> from the folder CIMKIT_DATA names, or a
    /// folder with IDX files or CIFAR-10 batches.
    /// </summary>
    public string Name { get; init => field = Require.NotBlank(value); } = ImageCatalog.Embedded;

    /// <summary>Images to learn from, the first ones.</summary>
    public int Training { get; init => field = Require.InRange(value, 1, 1_000_000); } = 10_000;

    /// <summary>Images to test with, the first ones.</summary>
    public int Test { get; init => field = Require.InRange(value, 1, 1_000_000); } = 1000;

    /// <summary>The images; there may be fewer than wanted.</summary>
    /// <exception cref="ArgumentException">There are none of that name.</exception>
    /// <exception cref="IOException">Files are missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public ImageSplit Load() => ImageCatalog.Load(Name, Training, Test);
}
