namespace CimKit.Extensions.Tests.Figures;

public sealed class GalleryFiles
{
    /// <summary>Environment variable with the folder to fill: used by the test that compares two processes, and to look at pictures.</summary>
    public const string Folder = "CIMKIT_GALLERY";

    [Fact]
    public void Save_EveryFigureInEveryFormat_WritesFiles()
    {
        using var own = new TemporaryFolder();
        var folder = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } given ? Directory.CreateDirectory(given).FullName : own.Path;
        foreach (var (name, figure) in Gallery.All)
            foreach (var format in new[] { "svg", "png", "html" })
                figure.Save(Path.Combine(folder, $"{name}.{format}"));
        Assert.All(Gallery.All.Keys, name => Assert.All(["svg", "png", "html"], format => Assert.True(new FileInfo(Path.Combine(folder, $"{name}.{format}")).Length > 1000)));
        Assert.Empty(Directory.GetFiles(folder, "*.partial"));
    }
}
