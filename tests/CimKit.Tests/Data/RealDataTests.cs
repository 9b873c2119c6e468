using CimKit.Data;
using Xunit;

namespace CimKit.Tests.Data;

public class RealDataTests
{
    [Fact]
    public void Mnist_Load_HasTheKnownImages()
    {
        RequireData(Mnist.IsAvailable());
        var split = Mnist.Load();

        Assert.Equal((60_000, 10_000), (split.Training.Count, split.Test.Count));
        Assert.Equal([5, 0, 4, 1, 9], split.Training.Labels[..5].ToArray());
        Assert.Equal([7, 2, 1, 0, 4], split.Test.Labels[..5].ToArray());
        Assert.Equal("1×28×28", split.Test.Shape.ToString());
        Assert.Equal(0, split.Training.Image(0)[0]);
    }

    [Fact]
    public void FashionMnist_Load_HasAThousandTestImagesAClass()
    {
        RequireData(FashionMnist.IsAvailable());
        var split = FashionMnist.Load();

        Assert.Equal(60_000, split.Training.Count);
        Assert.All(Enumerable.Range(0, 10), label => Assert.Equal(1000, split.Test.Labels.ToArray().Count(found => found == label)));
        Assert.Equal("Ankle boot", split.Test.Classes[9]);
    }

    [Fact]
    public void Cifar10_Load_HasColourImages()
    {
        RequireData(Cifar10.IsAvailable());
        var split = Cifar10.Load();

        Assert.Equal(0, split.Training.Count % 10_000);
        Assert.Equal("3×32×32", split.Test.Shape.ToString());
        Assert.Equal((3, 8, 8, 0), (split.Test.Labels.Span[0], split.Test.Labels.Span[1], split.Test.Labels.Span[2], split.Test.Labels.Span[3]));
    }

    [Fact]
    public void Load_NoSuchFolder_NamesIt() => Assert.Contains(
        "no-such-folder", Assert.Throws<DirectoryNotFoundException>(() => Mnist.Load("no-such-folder")).Message);

    private static void RequireData(bool isAvailable)
    {
        if (!isAvailable)
            Assert.Skip($"Real images are read only where {DataFolder.Variable} names a folder that holds them.");
    }
}
