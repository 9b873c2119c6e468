using System.Text.RegularExpressions;
using CimKit.Notebooks.Documents;
using Xunit;

namespace Cim.Tests.Notebooks;

/// <summary>What every notebook of the repository looks like; a new one is found by itself.</summary>
public sealed partial class NotebookRules
{
    public static TheoryData<string> Names { get; } = [.. Directory
        .EnumerateFiles(Folder(), "*.ipynb", SearchOption.AllDirectories)
        .Where(path => !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(Folder(), path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Notebook_Cells_AreFewAndShort(string name)
    {
        var code = Read(name).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();

        Assert.InRange(code.Count, 1, 25);
        Assert.DoesNotContain(code, cell => cell.Source.TrimEnd().Split('\n').Length > 15);
        Assert.DoesNotContain(code, cell => cell.Source.Split('\n').Any(line => line.Length > 90));
    }

    [Theory, MemberData(nameof(Names))]
    public void Notebook_Order_IsTitleSetUpStepsExerciseSources(string name)
    {
        var cells = Read(name).Cells;
        var text = string.Join('\n', cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));

        Assert.Equal(CellKind.Markdown, cells[0].Kind);
        Assert.StartsWith(TitleOf(name), cells[0].Source, StringComparison.Ordinal);
        Assert.Contains("#r \"nuget:CimKit.Extensions\"", cells.First(cell => cell.Kind == CellKind.Code).Source, StringComparison.Ordinal);
        Assert.Single(cells, cell => cell.HasTag("parameters"));
        Assert.Contains("**Predict:**", text, StringComparison.Ordinal);
        foreach (var heading in new[] { "## What we saw", "## Try it yourself", "## Sources" })
            Assert.Contains(heading, text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Notebook_Vocabulary_IsThatOfBothHosts(string name) => Assert.DoesNotContain(
        Read(name).Cells.Where(cell => cell.Kind == CellKind.Code), cell => HostSpecific().IsMatch(cell.Source));

    [Theory, MemberData(nameof(Names))]
    public void Notebook_Citations_StandInTheBibliography(string name)
    {
        var bibliography = File.ReadAllText(Path.Combine(Folder(), "..", "docs", "references.bib"));
        var keys = Read(name).Cells.SelectMany(cell => Citation().Matches(cell.Source)).Select(match => match.Groups[1].Value).Distinct();

        Assert.All(keys, key => Assert.Contains($"{{{key},", bibliography, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Notebook_File_IsCleanAndInJupytersOwnLayout(string name)
    {
        var path = Path.Combine(Folder(), name);
        var cells = Read(name).Cells;

        Assert.All(cells, cell => Assert.Null(cell.ExecutionCount));
        Assert.All(cells, cell => Assert.Empty(cell.Outputs));
        Assert.Equal(File.ReadAllText(path), NotebookDocument.Load(path).ToJson());
    }

    [Fact]
    public void Index_NamesEveryNotebook()
    {
        var index = File.ReadAllText(Path.Combine(Folder(), "README.md"));

        Assert.All(Names, row => Assert.Contains($"({row.Data.Replace('\\', '/')})", index, StringComparison.Ordinal));
    }

    // A notebook of the course carries its number.
    private static string TitleOf(string name) => char.IsAsciiDigit(name[0]) ? $"# {name[..2]} · " : "# ";

    private static NotebookDocument Read(string name) => NotebookDocument.Load(Path.Combine(Folder(), name));

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CimNotebooks.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds CimNotebooks.sln."), "notebooks");
    }

    [GeneratedRegex(@"KernelInvocationContext|#!share|\bKernel\.|\bCell\.|display\([^)]*\)\.Update|TorchSharp")]
    private static partial Regex HostSpecific();

    [GeneratedRegex(@"\[([A-Z][A-Za-z]+\d{4}[a-z]?)\]")]
    private static partial Regex Citation();
}
