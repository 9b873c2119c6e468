using System.Text.RegularExpressions;
using CimKit.Notebooks.Documents;
using Markdig;
using Markdig.Syntax;
using Xunit;

namespace Cim.Tests.Documentation;

/// <summary>
/// The C# blocks of the pages run as the cells of a notebook, page by page, from top to bottom. Where a block ends with
/// <c>// → text</c>, its last line must give that.
/// </summary>
public sealed partial class SnippetTests : IDisposable
{
    private const string Reference = "#r \"nuget:CimKit.Extensions\"";
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Pages { get; } = [.. DocumentationFiles.All
        .Where(page => page.EndsWith(".md", StringComparison.Ordinal) && Blocks(page).Count > 0)];

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_ItsCode_Runs(string page)
    {
        var notebook = _folder.File("page.ipynb");
        new NotebookDocument { Cells = [.. Blocks(page).Prepend(Reference).Select(NotebookCell.Code)] }.WithCellIds().Save(notebook);

        var outcome = await CimProcess.RunAsync(_folder.Path, "run", notebook, "--no-html", "-o", "out");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        foreach (var cell in NotebookDocument.Load(_folder.File("out", "page.ipynb")).Cells)
            Assert.Equal(Promised().Match(cell.Source).Groups[1].Value, Promised().IsMatch(cell.Source) ? Shown(cell) : "");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What the last line of a cell gave, as text.</summary>
    private static string? Shown(NotebookCell cell) => (string?)cell.Outputs[^1]["data"]?["text/plain"];

    [GeneratedRegex(@"// → (.*)\z")]
    private static partial Regex Promised();

    private static List<string> Blocks(string page) =>
    [
        .. Markdown.Parse(DocumentationFiles.Markdown(Path.Combine(DocumentationFiles.Root, page))).Descendants<FencedCodeBlock>()
            .Where(block => block.Info == "csharp").Select(block => block.Lines.ToString()),
    ];
}
