using Cim.Redrawing;
using SkiaSharp;
using Xunit;

namespace Cim.Tests.Redrawing;

public sealed class FiguresCommandTests
{
    public static TheoryData<string> Pictures => [.. FigureRecipes.All.Select(recipe => recipe.Path)];

    [Fact]
    public async Task Figures_PicturesOfTheRepository_AreWhatTheirRecipesDraw()
    {
        using var folder = new TemporaryFolder();
        var outcome = await RunAsync(Root(), folder, [.. FigureRecipes.All.Select(recipe => recipe.Path)]);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.Contains($"{FigureRecipes.All.Count} pictures, all as kept.", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Figures_ChangedPicture_FailsAndUpdateRepairsIt()
    {
        using var repository = new TemporaryFolder();
        using var output = new TemporaryFolder();
        Directory.CreateDirectory(repository.File("docs", "images"));
        Directory.CreateDirectory(repository.File("notebooks"));
        File.WriteAllText(repository.File("CimNotebooks.sln"), "");
        var picture = repository.File("docs", "images", "floorplan.png");
        File.Copy(Path.Combine(Root(), "docs", "images", "floorplan.png"), picture);
        Paint(picture);

        var differs = await RunAsync(repository.Path, output, "floorplan");
        Assert.Equal(1, differs.ExitCode);
        Assert.Contains("100 of 1,830,400 pixels", differs.Error, StringComparison.Ordinal);
        Assert.Contains("the first difference at byte", differs.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(output.File("docs", "images", "floorplan.difference.png")));

        Assert.Equal(0, (await RunAsync(repository.Path, output, "floorplan", "--update")).ExitCode);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Root(), "docs", "images", "floorplan.png")), File.ReadAllBytes(picture));
    }

    [Fact]
    public async Task Figures_UnknownName_ListsTheKnownOnes()
    {
        using var folder = new TemporaryFolder();
        var outcome = await RunAsync(Root(), folder, "nonesuch");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("docs/images/first-notebook.png", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_OutsideOfTheRepository_SaysWhatToGive()
    {
        using var folder = new TemporaryFolder();
        var outcome = await CimProcess.RunAsync(folder.Path, "figures");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--root", outcome.Error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Pictures))]
    public void Picture_ShownSomewhere_IsNamedInTheDocumentation(string path)
    {
        var name = Path.GetFileName(path);
        var pages = Directory.EnumerateFiles(Path.Combine(Root(), "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Root(), "README.md"));
        Assert.Contains(pages, page => File.ReadAllText(page).Contains($"images/{name}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_Notebooks_TakesThePictureOfTheLastFigure()
    {
        using var repository = new TemporaryFolder();
        using var output = new TemporaryFolder();
        Directory.CreateDirectory(repository.File("docs", "images"));
        Directory.CreateDirectory(repository.File("notebooks"));
        File.WriteAllText(repository.File("CimNotebooks.sln"), "");
        File.Copy(NotebookFiles.Fixture("small.ipynb"), repository.File("notebooks", "small.ipynb"));
        var taken = await RunAsync(repository.Path, output, "--notebooks", "--update", "small");
        Assert.Equal(1, taken.ExitCode);
        Assert.Contains("notebooks/small.ipynb: shows no figure", taken.Error, StringComparison.Ordinal);

        var source = File.ReadAllText(NotebookFiles.Fixture("figure.ipynb"));
        File.WriteAllText(repository.File("notebooks", "figure.ipynb"), source);
        Assert.Equal(0, (await RunAsync(repository.Path, output, "--notebooks", "--update", "figure")).ExitCode);
        using var picture = SKBitmap.Decode(repository.File("docs", "images", "notebooks", "figure.png"));
        Assert.Equal((480, 300), (picture.Width, picture.Height));
        Assert.Equal(0, (await RunAsync(repository.Path, output, "--notebooks", "figure")).ExitCode);
    }

    private static void Paint(string path)
    {
        using var picture = SKBitmap.Decode(path);
        for (var i = 0; i < 100; i++)
            picture.SetPixel(i % 10, i / 10, SKColors.Red);
        using var data = picture.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
    }

    private static Task<CimOutcome> RunAsync(string root, TemporaryFolder output, params string[] arguments) =>
        CimProcess.RunAsync(root, ["figures", "--root", root, "-o", output.Path, .. arguments]);

    private static string Root() => FiguresRequest.FindRoot(AppContext.BaseDirectory)!;
}
