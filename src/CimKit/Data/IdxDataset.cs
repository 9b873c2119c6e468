using CimKit.Networks;

namespace CimKit.Data;

/// <summary>A data set of four IDX files: what MNIST and Fashion-MNIST have in common.</summary>
internal sealed record IdxDataset(string Name, string Folder, IReadOnlyList<string> Classes, IReadOnlyList<DataFile> Files)
{
    /// <summary>The four files, in the order training images, training labels, test images, test labels.</summary>
    public static IReadOnlyList<DataFile> FilesOf(string folder, (long Length, string Md5)[] known, params string[] mirrors)
    {
        string[] names =
        [
            "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz",
        ];
        return names.Zip(known, (name, file) => new DataFile(
            $"{folder}/{name}", file.Length, file.Md5, mirrors.Select(mirror => new Uri(mirror + name)).ToList())).ToList();
    }

    public bool IsIn(string? folder) =>
        (folder ?? DataFolder.Path) is { } path && Files.All(file => File.Exists(file.In(path)));

    public ImageSplit Load(string? folder)
    {
        var root = DataFolder.Resolve(folder);
        return new ImageSplit(
            Read($"{Name}, training", Files[0].Verified(root), Files[1].Verified(root)),
            Read($"{Name}, test", Files[2].Verified(root), Files[3].Verified(root)));
    }

    private ImageSet Read(string name, string images, string labels)
    {
        var (shape, pixels) = IdxFile.Read(images, 3);
        var (count, classes) = IdxFile.Read(labels, 1);
        if (shape[0] != count[0])
            throw new InvalidDataException(
                $"{Path.GetFileName(labels)} must hold {shape[0]} labels, as {Path.GetFileName(images)} has images; got {count[0]}.");
        return new ImageSet(name, new TensorShape(1, shape[1], shape[2]), pixels, classes, Classes);
    }
}
