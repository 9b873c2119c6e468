namespace CimKit.Data;

/// <summary>Labelled images by name or folder.</summary>
/// <example><code>var digits = ImageCatalog.Load("embedded", training: 4000, test: 500);</code></example>
public static class ImageCatalog
{
    /// <summary>Name of the images that need no file: synthetic digits.</summary>
    public const string Embedded = "embedded";

    private static readonly string[] Names = [Embedded, "mnist", "fashion-mnist", "cifar10"];

    /// <summary>The first images of a set; there may be fewer than wanted.</summary>
    /// <param name="name">
    /// <c>embedded</c> (synthetic digits), <c>mnist</c>, <c>fashion-mnist</c> or <c>cifar10</c> from the folder CIMKIT_DATA names, or a
    /// folder with IDX files or CIFAR-10 batches.
    /// </param>
    /// <param name="training">Images to learn from, 1 or more.</param>
    /// <param name="test">Images to test with, 1 or more.</param>
    /// <exception cref="ArgumentException">There is no such set; the message lists the names.</exception>
    /// <exception cref="IOException">Files are missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static ImageSplit Load(string name, int training, int test)
    {
        var all = name.ToLowerInvariant() switch
        {
            Embedded => SyntheticDigits.Create(training, test),
            "mnist" => Mnist.Load(),
            "fashion-mnist" => FashionMnist.Load(),
            "cifar10" or "cifar-10" => Cifar10.Load(),
            _ when Directory.Exists(name) => ImageFolder.Load(name),
            _ => throw new ArgumentException($"There are no images '{name}': it is no folder, and none of {string.Join(", ", Names)}."),
        };
        return new ImageSplit(all.Training.Take(training), all.Test.Take(test));
    }
}
