using System.Security.Cryptography;
using CimKit.Neural.Runtime;
using Xunit;

namespace CimKit.Tests.Neural.Runtime;

[Collection("libtorch")]
public class PatchedCopyTests
{
    [Fact]
    public void Ensure_SecondCall_KeepsTheFile()
    {
        var original = ShippedLibrary.Path();
        using var cache = new TemporaryFolder();
        var path = PatchedCopy.Ensure(original, cache.Path);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);

        Assert.Equal(path, PatchedCopy.Ensure(original, cache.Path));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
        Assert.Equal(StreamInitPatch.Apply(File.ReadAllBytes(original)), File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(-1)]
    public void Ensure_DamagedCopy_IsWrittenAgain(int length)
    {
        var original = ShippedLibrary.Path();
        using var cache = new TemporaryFolder();
        var path = PatchedCopy.Ensure(original, cache.Path);
        var right = File.ReadAllBytes(path);
        var damaged = length < 0 ? [.. right[..^1], (byte)(right[^1] ^ 1)] : right[..length];
        File.WriteAllBytes(path, damaged);

        PatchedCopy.Ensure(original, cache.Path);

        Assert.Equal(right, File.ReadAllBytes(path));
    }

    [Fact]
    public void Ensure_EightThreadsAtOnce_LeaveOneWholeFile()
    {
        var original = ShippedLibrary.Path();
        using var cache = new TemporaryFolder();
        using var start = new Barrier(8);
        var paths = new string[8];
        var threads = Enumerable.Range(0, 8).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            paths[index] = PatchedCopy.Ensure(original, cache.Path);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(Assert.Single(paths.Distinct()), Assert.Single(Directory.GetFiles(cache.Path, "*", SearchOption.AllDirectories)));
        Assert.Equal(StreamInitPatch.Apply(File.ReadAllBytes(original)), File.ReadAllBytes(paths[0]));
    }

    [Fact]
    public void Ensure_UnknownLibrary_RefusesWithBothHashes()
    {
        using var folder = new TemporaryFolder();
        var other = folder.File("libLibTorchSharp.so");
        File.WriteAllText(other, "another library");

        var refusal = Assert.Throws<NotSupportedException>(() => PatchedCopy.Ensure(other, folder.Path));

        Assert.Contains(PatchedCopy.KnownHash, refusal.Message);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(other))), refusal.Message);
        Assert.Equal(other, Assert.Single(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)));
    }
}
