using CimKit.Networks;

namespace CimKit.Data;

/// <summary>Labelled images of your own, from a folder: four IDX files named as those of MNIST, or the binary batches of CIFAR-10.</summary>
/// <remarks>
/// IDX: <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c>, <c>t10k-labels-idx1-ubyte</c>, each
/// plain or with the ending <c>.gz</c>; there are as many classes as the largest label says. CIFAR-10: as in <see cref="Cifar10"/>.
/// </remarks>
public static class ImageFolder
{
    /// <summary>The images of a folder.</summary>
    /// <param name="folder">The folder that holds the files.</param>
    /// <exception cref="IOException">The folder or a file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static ImageSplit Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The data folder '{folder}' does not exist.");
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var batches = Enumerable.Range(1, 5).Select(batch => Path.Combine(folder, $"data_batch_{batch}.bin")).Where(File.Exists).ToList();
        var test = new[] { "test_batch.bin", "test_batch_first1000.bin" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        return batches.Count > 0 && test is not null
            ? new ImageSplit(Cifar10File.Read($"{name}, training", batches), Cifar10File.Read($"{name}, test", test))
            : Idx(folder, name);
    }

    private static ImageSplit Idx(string folder, string name)
    {
        var files = new[] { "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte" }
            .Select(file => Find(folder, file)).ToArray();
        var (training, test) = (Read(files[0], files[1]), Read(files[2], files[3]));
        var classes = 1 + Math.Max(Largest(training.Labels), Largest(test.Labels));
        string[] names = [.. Enumerable.Range(0, classes).Select(number => $"{number}")];
        return new ImageSplit(
            new ImageSet($"{name}, training", training.Shape, training.Pixels, training.Labels, names),
            new ImageSet($"{name}, test", test.Shape, test.Pixels, test.Labels, names));
    }

    private static string Find(string folder, string file) =>
        new[] { file, file + ".gz" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"'{folder}' holds neither {file}, plain or .gz, nor the batches of CIFAR-10 with a test batch.");

    private static (TensorShape Shape, ReadOnlyMemory<byte> Pixels, ReadOnlyMemory<byte> Labels) Read(string images, string labels)
    {
        var (shape, pixels) = IdxFile.Read(images, 3);
        var (count, classes) = IdxFile.Read(labels, 1);
        return shape[0] == count[0]
            ? (new TensorShape(1, shape[1], shape[2]), pixels, classes)
            : throw new InvalidDataException($"{Path.GetFileName(labels)} must hold {shape[0]} labels, as {Path.GetFileName(images)} has images; got {count[0]}.");
    }

    private static int Largest(ReadOnlyMemory<byte> labels)
    {
        var largest = 0;
        foreach (var label in labels.Span)
            largest = Math.Max(largest, label);
        return largest;
    }
}
