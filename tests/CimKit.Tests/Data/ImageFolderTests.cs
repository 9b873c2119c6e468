using CimKit.Data;
using CimKit.Networks;
using Xunit;

namespace CimKit.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cimkit-images-").FullName;

    [Fact]
    public void Load_IdxFiles_HasTheImagesAndAsManyClassesAsLabels()
    {
        Write("train-images-idx3-ubyte", IdxBytes.Create([2, 1, 2], [1, 2, 3, 4]));
        Write("train-labels-idx1-ubyte.gz", IdxBytes.Pack(IdxBytes.Create([2], [0, 4])));
        Write("t10k-images-idx3-ubyte.gz", IdxBytes.Pack(IdxBytes.Create([1, 1, 2], [5, 6])));
        Write("t10k-labels-idx1-ubyte", IdxBytes.Create([1], [2]));

        var split = ImageFolder.Load(folder);

        Assert.Equal((new TensorShape(1, 1, 2), 2, 5), (split.Training.Shape, split.Training.Count, split.Test.Classes.Count));
        Assert.Equal([3, 4], split.Training.Image(1).ToArray());
        Assert.Equal(Path.GetFileName(folder) + ", test", split.Test.Name);
    }

    [Fact]
    public void Load_CifarBatches_HasColourImages()
    {
        Write("data_batch_1.bin", new byte[3 * 3073]);
        Write("test_batch.bin", new byte[3073]);
        Assert.Equal((3, 1, 3), (ImageFolder.Load(folder).Training.Count, ImageFolder.Load(folder).Test.Count, ImageFolder.Load(folder).Test.Shape.Channels));
    }

    [Fact]
    public void Load_MissingOrWrongFiles_NamesThem()
    {
        Assert.Contains("holds neither train-images-idx3-ubyte", Assert.Throws<FileNotFoundException>(() => ImageFolder.Load(folder)).Message, StringComparison.Ordinal);
        foreach (var part in new[] { "train", "t10k" })
        {
            Write($"{part}-images-idx3-ubyte", IdxBytes.Create([2, 1, 1], [1, 2]));
            Write($"{part}-labels-idx1-ubyte", IdxBytes.Create([1], [0]));
        }
        Assert.Equal(
            "train-labels-idx1-ubyte must hold 2 labels, as train-images-idx3-ubyte has images; got 1.",
            Assert.Throws<InvalidDataException>(() => ImageFolder.Load(folder)).Message);
        Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Load(Path.Combine(folder, "gone")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, file), bytes);
}
