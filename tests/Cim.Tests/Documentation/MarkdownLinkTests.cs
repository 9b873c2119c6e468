using Xunit;

namespace Cim.Tests.Documentation;

public sealed class MarkdownLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Pages { get; } = [.. DocumentationFiles.All];

    [Theory, MemberData(nameof(Pages))]
    public void Page_RelativeLinks_LeadToFilesAndHeadings(string page) =>
        Assert.Empty(MarkdownLinks.Problems(Path.Combine(DocumentationFiles.Root, page), DocumentationFiles.Root));

    [Fact]
    public void Pages_AreFound() =>
        Assert.Superset(new HashSet<string> { "README.md", "CONTRIBUTING.md", "docs/GLOSSARY.md", "docs/concepts/design.md", "notebooks/README.md" },
            DocumentationFiles.All.Select(page => page.Replace('\\', '/')).ToHashSet());

    [Theory]
    [InlineData("[a](other.md)", null)]
    [InlineData("[a](other.md#what-it-is--and-isnt)", null)]
    [InlineData("[a](other.md#twice-1) ![p](sub/picture.png)", null)]
    [InlineData("[a](#here) and [b](https://example.org/gone#x)", null)]
    [InlineData("| a |\n|---|\n| [a](gone.md) |", "(gone.md) does not exist")]
    [InlineData("[a](Other.md)", "(Other.md) does not exist")]
    [InlineData("[a](other.md#gone)", "(other.md#gone) has no such heading")]
    [InlineData("[a](#gone)", "(#gone) has no such heading")]
    [InlineData("[a](../outside.md)", "(../outside.md) leads out of the repository")]
    public void Problems_OfALink_NameItAndWhatIsWrong(string text, string? problem)
    {
        Directory.CreateDirectory(_folder.File("sub"));
        File.WriteAllText(_folder.File("sub", "picture.png"), "");
        File.WriteAllText(_folder.File("other.md"), "# What it is – and isn't\n\n## Twice\n\n## Twice\n");
        File.WriteAllText(_folder.File("page.md"), $"# Here\n\n{text}\n");

        var problems = MarkdownLinks.Problems(_folder.File("page.md"), _folder.Path);

        Assert.Equal(problem is null ? [] : [$"page.md: {problem}"], problems);
    }

    public void Dispose() => _folder.Dispose();
}
