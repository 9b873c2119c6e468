using CimKit.Extensions.Figures;

namespace CimKit.Extensions.Tests.Figures;

public sealed class GalleryFiles
{
    /// <summary>Environment variable with the folder to fill: used by the test that compares two processes, and to look at pictures.</summary>
    public const string Folder = "CIMKIT_GALLERY";

    internal static string[] Formats { get; } = ["svg", "png", "pdf", "html"];

    [Fact]
    public void Save_EveryFigureInEveryFormat_WritesFiles()
    {
        using var own = new TemporaryFolder();
        var folder = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } given ? Directory.CreateDirectory(given).FullName : own.Path;
        foreach (var (name, figure) in Gallery.All)
            foreach (var format in Formats)
                figure.Save(Path.Combine(folder, $"{name}.{format}"));
        SaveForPrint(folder);
        Assert.All(Gallery.All.Keys, name => Assert.All(Formats, format => Assert.True(new FileInfo(Path.Combine(folder, $"{name}.{format}")).Length > 1000)));
        Assert.Empty(Directory.GetFiles(folder, "*.partial"));
    }

    /// <summary>Every figure for one and for two columns, each journal in turn.</summary>
    internal static void SaveForPrint(string folder)
    {
        var number = 0;
        foreach (var (name, figure) in Gallery.All)
        {
            var journal = Journal.All[number++ % Journal.All.Count];
            figure.SaveAll(Path.Combine(folder, $"{name}-one"), journal.OneColumn with { Resolution = 300 });
            figure.SaveAll(Path.Combine(folder, $"{name}-two"), journal.TwoColumns with { Resolution = 300 });
        }
    }
}
