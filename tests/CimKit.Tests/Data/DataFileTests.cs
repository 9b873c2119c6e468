using System.Security.Cryptography;
using CimKit.Data;
using Xunit;

namespace CimKit.Tests.Data;

public class DataFileTests
{
    private static readonly byte[] Content = [1, 2, 3, 4];

    private static readonly DataFile File = new("set/a.bin", 4, Convert.ToHexStringLower(MD5.HashData(Content)), []);

    [Fact]
    public void Verified_RightContent_GivesThePath()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, Content);
        Assert.Equal(path, File.Verified(folder.Path));
    }

    [Fact]
    public void Verified_OtherContent_NamesBothChecksums()
    {
        using var folder = new TemporaryFolder();
        Write(folder, [1, 2, 3, 5]);
        Assert.Contains(File.Md5, Assert.Throws<InvalidDataException>(() => File.Verified(folder.Path)).Message);
    }

    [Fact]
    public void Verified_OtherLength_NamesBothLengths()
    {
        using var folder = new TemporaryFolder();
        Write(folder, [1, 2, 3]);
        Assert.EndsWith("must be 4 bytes long; got 3.", Assert.Throws<InvalidDataException>(() => File.Verified(folder.Path)).Message);
    }

    [Fact]
    public void Verified_Missing_NamesThePath()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("a.bin", Assert.Throws<FileNotFoundException>(() => File.Verified(folder.Path)).Message);
    }

    private static string Write(TemporaryFolder folder, byte[] content)
    {
        var path = File.In(folder.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }
}
