using CimKit.Neural.Runtime;
using Xunit;

namespace CimKit.Tests.Neural.Runtime;

[Collection("libtorch")]
public class NativeFilesTests
{
    [Fact]
    public void Find_TorchSharpInThePackageCache_LooksIntoTheLibTorchPackage()
    {
        using var packages = new TemporaryFolder();
        var expected = Place(packages, $"libtorch-cpu-{NativeFiles.Platform}/{NativeFiles.LibTorchVersion}/runtimes/{NativeFiles.Platform}/native");

        Assert.Equal(expected, NativeFiles.ForThisProcess(Assembly(packages)).Find("only_here"));
    }

    [Fact]
    public void Find_TorchSharpInThePackageCache_LooksIntoItsOwnPackage()
    {
        using var packages = new TemporaryFolder();
        var expected = Place(packages, $"torchsharp/0.107.0/runtimes/{NativeFiles.Platform}/native");

        Assert.Equal(expected, NativeFiles.ForThisProcess(Assembly(packages)).Find("only_here"));
    }

    [Fact]
    public void Find_Nowhere_GivesNull() => Assert.Null(NativeFiles.ForThisProcess("").Find("only_here"));

    private static string Assembly(TemporaryFolder packages) =>
        Path.Combine(packages.Path, "torchsharp", "0.107.0", "lib", "net8.0", "TorchSharp.dll");

    private static string Place(TemporaryFolder packages, string folder)
    {
        var path = Path.Combine([packages.Path, .. folder.Split('/'), NativeFiles.FileName("only_here")]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
