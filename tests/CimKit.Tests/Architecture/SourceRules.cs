using System.Text.RegularExpressions;
using Xunit;

namespace CimKit.Tests.Architecture;

public sealed partial class SourceRules
{
    [Fact]
    public void CitedKeys_StandInTheBibliography()
    {
        var known = KeyOfEntry().Matches(File.ReadAllText(Repository.PathTo("docs", "references.bib")))
            .Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Empty(
            from path in Repository.Sources("src")
            from citation in Citation().Matches(File.ReadAllText(path))
            from key in KeyInBrackets().Matches(citation.Value).Select(match => match.Groups[1].Value)
            where !known.Contains(key)
            select $"{Path.GetRelativePath(Repository.Root, path)}: [{key}]");
    }

    [Fact]
    public void SourceFiles_HoldOnePublicType() => Assert.Empty(
        from path in Repository.Sources("src", "CimKit")
        let types = PublicType().Count(File.ReadAllText(path))
        where types > 1
        select $"{Path.GetRelativePath(Repository.Root, path)}: {types} public types");

    [Fact]
    public void SourceFiles_HaveNoGlobalUsingOfTheKit() => Assert.Empty(
        from path in Repository.Sources("src")
        where File.ReadAllText(path).Contains("global using CimKit", StringComparison.Ordinal)
        select Path.GetRelativePath(Repository.Root, path));

    [Fact]
    public void SourceFiles_StayReadable() => Assert.Empty(
        from path in Repository.Sources("src")
        let lines = File.ReadLines(path).Count()
        where lines > 400
        select $"{Path.GetRelativePath(Repository.Root, path)}: {lines} lines");

    [GeneratedRegex(@"@\w+\{([^,\s]+),")]
    private static partial Regex KeyOfEntry();

    // "Source: [Key2020], Eq. (3); compare [Other1999]." up to the end of the doc comment's sentence or tag.
    [GeneratedRegex(@"Source:[^<]*")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\[([A-Z][A-Za-z]+\d{4}[a-z]?)\]")]
    private static partial Regex KeyInBrackets();

    [GeneratedRegex(@"^public (?:sealed |abstract |static |readonly |partial )*(?:class|record struct|record|struct|interface|enum) ", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
