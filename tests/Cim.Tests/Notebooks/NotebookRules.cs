using System.Text.RegularExpressions;
using CimKit.Notebooks.Comparison;
using CimKit.Notebooks.Documents;
using CimKit.Notebooks.Running;
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
        Assert.InRange(new FileInfo(path).Length, 1, KeptNotebook.LargestFile);
        Assert.Equal(File.ReadAllText(path), NotebookDocument.Load(path).ToJson());
    }

    [Theory, MemberData(nameof(Names))]
    public void Notebook_Outputs_AreKeptAndStatic(string name)
    {
        var kept = Read(name);

        Assert.Contains(kept.Cells.SelectMany(cell => cell.Outputs), output => output["data"]?["image/svg+xml"] is not null);
        Assert.DoesNotContain(kept.Cells.SelectMany(cell => cell.Outputs), output => (string?)output["output_type"] == "error");
        Assert.Equal(KeptNotebook.Of(kept, KeptNotebook.Processor(kept) ?? "none").ToJson(), kept.ToJson());
    }

    [Theory, MemberData(nameof(Names))]
    public void Notebook_Text_NamesNoPlaceOfOneMachine(string name) => Assert.DoesNotContain(
        Read(name).Cells, cell => cell.Outputs.Select(output => output.ToJsonString()).Prepend(cell.Source).Any(text => AbsolutePath().IsMatch(text)));

    [Theory, MemberData(nameof(Names))]
    public void Notebook_Directives_AreNothingButPackages(string name) => Assert.All(
        Read(name).Cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => cell.Source.Split('\n')).Where(line => Directive().IsMatch(line)),
        line => Assert.StartsWith("#r \"nuget:", line.TrimStart(), StringComparison.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void Notebook_Tags_AreDocumented(string name) => Assert.All(
        Read(name).Cells.SelectMany(cell => cell.Tags),
        tag => Assert.Contains(tag, (string[])[CellTags.Parameters, CellTags.RaisesException, CellTags.SkipExecution, CellTags.Trained, CellTags.Varies]));

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

    [GeneratedRegex(@"KernelInvocationContext|#!share|\bKernel\.|(?<![\w.])Cell\.|display\([^)]*\)\.Update|TorchSharp")]
    private static partial Regex HostSpecific();

    [GeneratedRegex(@"(?<![\w.:/])/(?:home|root|tmp|usr|var|opt|mnt|Users)/|\b[A-Za-z]:\\\w")]
    private static partial Regex AbsolutePath();

    [GeneratedRegex(@"^\s*(?:#[a-z!]|%%)")]
    private static partial Regex Directive();

    [GeneratedRegex(@"\[([A-Z][A-Za-z]+\d{4}[a-z]?)\]")]
    private static partial Regex Citation();
}
