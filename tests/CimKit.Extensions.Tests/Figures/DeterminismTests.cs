using System.Diagnostics;
using CimKit.Extensions.Figures;

namespace CimKit.Extensions.Tests.Figures;

public sealed class DeterminismTests
{
    [Fact]
    public void Save_InTwoProcesses_GivesTheSameBytes()
    {
        using var here = new TemporaryFolder();
        using var there = new TemporaryFolder();
        foreach (var (name, figure) in Gallery.All.Reverse())
            foreach (var format in GalleryFiles.Formats)
                figure.Save(Path.Combine(here.Path, $"{name}.{format}"));
        GalleryFiles.SaveForPrint(here.Path);
        SaveInAnotherProcess(there.Path);
        Assert.All(Directory.GetFiles(here.Path), file =>
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(there.Path, Path.GetFileName(file)))), Path.GetFileName(file)));
    }

    [Fact]
    public void ToSvg_FromManyThreads_GivesTheSameText()
    {
        var alone = ScottPlotRenderer.ToSvg(Gallery.Grid);
        Assert.All(Enumerable.Range(0, 8).AsParallel().Select(_ => ScottPlotRenderer.ToSvg(Gallery.Grid)).ToArray(), svg => Assert.Equal(alone, svg));
    }

    private static void SaveInAnotherProcess(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(DeterminismTests).Assembly.Location, "--filter-class", typeof(GalleryFiles).FullName! },
            Environment = { [GalleryFiles.Folder] = folder },
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.Result);
    }
}
