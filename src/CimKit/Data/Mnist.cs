namespace CimKit.Data;

/// <summary>MNIST: 60,000 and 10,000 handwritten digits of 28×28 pixels, 0 the background. Source: [LeCun1998].</summary>
public static class Mnist
{
    private static readonly IdxDataset Set = new(
        "MNIST", "mnist", [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")],
        IdxDataset.FilesOf(
            "mnist",
            [
                (9912422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
                (28881, "d53e105ee54ea40749a09fcbcd1e9432"),
                (1648877, "9fb629c4189551a2d022fa330f9573f3"),
                (4542, "ec29112dd5afa0611ce80d1b7f02629c"),
            ],
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/"));

    /// <summary>The files, for <see cref="DataDownload"/>.</summary>
    public static IReadOnlyList<DataFile> Files => Set.Files;

    /// <summary>True if all files are there.</summary>
    /// <param name="folder">The data folder; that of <c>CIMKIT_DATA</c> if null.</param>
    public static bool IsAvailable(string? folder = null) => Set.IsIn(folder);

    /// <summary>The images, from the folder <c>mnist</c> of the data folder; checksums are compared.</summary>
    /// <param name="folder">The data folder; that of <c>CIMKIT_DATA</c> if null.</param>
    /// <exception cref="IOException">A file or the folder is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static ImageSplit Load(string? folder = null) => Set.Load(folder);
}
