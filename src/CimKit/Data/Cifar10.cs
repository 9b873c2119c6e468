namespace CimKit.Data;

/// <summary>CIFAR-10: 50,000 and 10,000 colour pictures of 32×32 pixels in ten classes. Source: [Krizhevsky2009].</summary>
/// <remarks>
/// The folder <c>cifar10</c> of the data folder holds the binary version: <c>data_batch_1.bin</c> to <c>data_batch_5.bin</c> and
/// <c>test_batch.bin</c>. A part is enough: those training batches that are there are read, and for testing
/// <c>test_batch_first1000.bin</c> where the whole is missing.
/// </remarks>
public static class Cifar10
{
    /// <summary>The archive as published; unpack its files into <c>cifar10</c>.</summary>
    public static DataFile Archive { get; } = new(
        "cifar10/cifar-10-binary.tar.gz", 170052171, "c32a1d4ab5d03f1284b67883e8d87530",
        [new Uri("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz")]);

    /// <summary>Names of the classes.</summary>
    public static IReadOnlyList<string> Classes { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>True if at least one training batch and test images are there.</summary>
    /// <param name="folder">The data folder; that of <c>CIMKIT_DATA</c> if null.</param>
    public static bool IsAvailable(string? folder = null) =>
        (folder ?? DataFolder.Path) is { } root && TrainingFiles(root).Count > 0 && TestFile(root) is not null;

    /// <summary>The images that are there.</summary>
    /// <param name="folder">The data folder; that of <c>CIMKIT_DATA</c> if null.</param>
    /// <exception cref="IOException">Files or the folder are missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static ImageSplit Load(string? folder = null)
    {
        var root = DataFolder.Resolve(folder);
        var training = TrainingFiles(root);
        var test = TestFile(root);
        if (training.Count == 0 || test is null)
            throw new FileNotFoundException($"'{Path.Combine(root, "cifar10")}' holds no data_batch_N.bin or no test_batch.bin.");
        return new ImageSplit(
            Cifar10File.Read("CIFAR-10, training", training), Cifar10File.Read("CIFAR-10, test", test));
    }

    private static List<string> TrainingFiles(string root) =>
        Enumerable.Range(1, 5).Select(batch => Path.Combine(root, "cifar10", $"data_batch_{batch}.bin")).Where(File.Exists).ToList();

    private static string? TestFile(string root) => new[] { "test_batch.bin", "test_batch_first1000.bin" }
        .Select(file => Path.Combine(root, "cifar10", file)).FirstOrDefault(File.Exists);
}
