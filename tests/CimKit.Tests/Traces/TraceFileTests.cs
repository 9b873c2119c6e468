using System.IO.Compression;
using System.Text;
using CimKit.Foundation;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Traces;

public sealed class TraceFileTests
{
    [Theory]
    [InlineData("lenet_mnist.s1.w8a8")]
    [InlineData("mlp_mnist.s1.w4a4.random_bits")]
    [InlineData("lenet_mnist.s1.w1a1")]
    [InlineData("traincnn_mnist.s1.w5a8.train")]
    public void File_WrittenAndRead_IsTheSameRun(string run)
    {
        var written = SyntheticTracesTests.Create(run);

        var read = Read(Write(written));

        Assert.Equal(written.Table.Name, read.Table.Name);
        Assert.Equal(written.Table.Rows, read.Table.Rows);
        Assert.Equal((written.WeightBits, written.ActivationBits), (read.WeightBits, read.ActivationBits));
        Assert.Equal(written.Layers, read.Layers);
    }

    [Fact]
    public void File_OfSeveralImages_IsTheSameRun()
    {
        var one = SyntheticTracesTests.Create("traincnn_mnist.s1.w5a8.train");
        var other = SyntheticTraces.Hashed(one.Table, 7, 5, 8, hasPreviousWeights: true);
        var both = one with
        {
            Images = 2, Layers = [.. one.Layers.Zip(other.Layers, (first, second) => first with { Inputs = InputCycles.Join([first.Inputs, second.Inputs]) })],
        };

        var read = Read(Write(both));

        Assert.Equal(2, read.Images);
        Assert.Equal(both.Layers, read.Layers);
        Assert.Equal(one.Layers, read.Image(0).Layers);
        Assert.Equal(other.Layers.Select(layer => layer.Inputs), read.Image(1).Layers.Select(layer => layer.Inputs));
        Assert.Contains((both with { Images = 3 }).Problems(), problem => problem.Contains(" for each of 3 images; got ", StringComparison.Ordinal));
        Assert.Contains("Images must be 1, since a folder holds one image; got 2.", Assert.Throws<InvalidDesignException>(() => TraceFolder.Write(both, "nowhere")).Problems);
    }

    [Fact]
    public void File_WideCodes_AreKept()
    {
        var run = SyntheticTraces.Hashed(GoldenNetworks.Load("lenet_mnist"), 3, 12, 4);

        Assert.Equal(run.Layers, Read(Write(run)).Layers);
    }

    [Fact]
    public void File_WrittenTwice_IsTheSameToTheByte() =>
        Assert.Equal(Write(SyntheticTracesTests.Create("lenet_mnist.s1.w8a8")), Write(SyntheticTracesTests.Create("lenet_mnist.s1.w8a8")));

    [Fact]
    public void File_OnDisk_ReplacesAndLeavesNothingElse()
    {
        var folder = Directory.CreateTempSubdirectory("cimkit-trace-");
        try
        {
            var path = Path.Combine(folder.FullName, "a.cimtrace");
            var run = SyntheticTracesTests.Create("lenet_mnist.s1.w4a4");
            TraceFile.Write(SyntheticTracesTests.Create("lenet_mnist.s1.w8a8"), path);
            TraceFile.Write(run, path);

            Assert.Equal(run.Layers, TraceFile.Read(path).Layers);
            Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Read_NoZip_IsRefused() => Assert.Contains(
        "the file is damaged or is no trace file",
        Assert.Throws<InvalidDesignException>(() => Read("not a zip"u8.ToArray())).Message);

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "version must be 1; got 2: a newer program wrote the file.")]
    [InlineData("\"layers\": [", "\"layers\": [null,", "a layer is null.")]
    [InlineData("\"layers\": [", "\"layers\": [[],", "the file is damaged or is no trace file")]
    [InlineData("\"weightBits\": 8", "\"weightBits\": 99", "Bits must be 1 to 15 bit; got 99.")]
    [InlineData("\"weightBits\": 8", "\"extra\": 1, \"weightBits\": 8", "'extra' could not be mapped")]
    [InlineData("\"activationBits\": 8", "\"activationBits\": 5", "inputs must have a multiple of 5 cycles; got 4608.")]
    [InlineData("cimkit-trace", "other-trace", "format must be cimkit-trace; got 'other-trace'.")]
    [InlineData("weights/0.npy", "weights/7.npy", "weights/7.npy is missing.")]
    [InlineData("\"rows\": 25", "\"rows\": 26", "weights/0.npy must have 25×16 weights.")]
    [InlineData("\"rows\": 4608", "\"rows\": 2147483647", "inputs/0.npy must have fewer cycles.")]
    public void Read_ManifestThatDoesNotFit_SaysWhy(string found, string changed, string reason)
    {
        var file = Rewrite(Write(SyntheticTracesTests.Create("lenet_mnist.s1.w8a8")), text => text.Replace(found, changed));

        Assert.Contains(reason, Assert.Throws<InvalidDesignException>(() => Read(file)).Message);
    }

    [Fact]
    public void Read_ManifestChangedWithoutItsChecksum_IsRefused()
    {
        var file = Rewrite(Write(SyntheticTracesTests.Create("lenet_mnist.s1.w8a8")), text => text.Replace("lenet", "lanet"), keepHash: true);

        Assert.Contains("does not match its checksum", Assert.Throws<InvalidDesignException>(() => Read(file)).Message);
    }

    [Fact]
    public void Read_TwoArraysDamaged_ListsBoth()
    {
        var file = Rewrite(
            Write(SyntheticTracesTests.Create("lenet_mnist.s1.w8a8")), text => text.Replace("weights/0", "weights/1").Replace("inputs/2", "inputs/3"));

        Assert.Equal(2, Assert.Throws<InvalidDesignException>(() => Read(file)).Problems.Count);
    }

    private static byte[] Write(RunTrace run)
    {
        using var stream = new MemoryStream();
        TraceFile.Write(run, stream, null, CancellationToken.None);
        return stream.ToArray();
    }

    internal static RunTrace Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return TraceFile.Read(stream, "test.cimtrace", null, CancellationToken.None);
    }

    private static byte[] Rewrite(byte[] file, Func<string, string> change, bool keepHash = false)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = Encoding.UTF8.GetBytes(change(ReadText(archive, TraceFile.ManifestName)));
            Replace(archive, TraceFile.ManifestName, text);
            if (!keepHash)
                Replace(archive, TraceFile.ManifestHashName, Encoding.ASCII.GetBytes(
                    Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text))));
        }
        return stream.ToArray();
    }

    private static string ReadText(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static void Replace(ZipArchive archive, string name, byte[] bytes)
    {
        archive.GetEntry(name)!.Delete();
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(bytes);
    }
}
