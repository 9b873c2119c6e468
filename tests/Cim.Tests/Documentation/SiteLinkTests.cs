using Xunit;

namespace Cim.Tests.Documentation;

/// <summary>The check of the built site, and whether the check finds what it should.</summary>
public sealed class SiteLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The site that <c>.ci/docs.sh</c> has just built, or a small one that comes with the tests.</summary>
    public static TheoryData<string> Sites { get; } =
        [Environment.GetEnvironmentVariable("CIM_SITE") ?? Path.Combine(AppContext.BaseDirectory, "Fixtures", "site")];

    [Theory, MemberData(nameof(Sites))]
    public void Site_EveryLink_LeadsSomewhereWithoutANetwork(string site)
    {
        Assert.NotEmpty(Directory.EnumerateFiles(site, "*.html"));
        Assert.Empty(SiteLinks.Problems(site));
    }

    [Theory]
    [InlineData("<a href='gone.html'>x</a>", "gone.html does not exist")]
    [InlineData("<a href='page.html#gone'>x</a>", "page.html#gone has no such place")]
    [InlineData("<a href='sub'>x</a>", "sub is a folder, which only a server can show")]
    [InlineData("<a href='../x.html'>x</a>", "../x.html leads out of the site")]
    [InlineData("<script src='https://example.org/a.js'></script>", "https://example.org/a.js is loaded from elsewhere")]
    [InlineData("<img src='//example.org/a.png'>", "//example.org/a.png is loaded from elsewhere")]
    [InlineData("<link rel='stylesheet' href='http://example.org/a.css'>", "http://example.org/a.css is loaded from elsewhere")]
    public void Problems_OfALink_NameItAndWhatIsWrong(string html, string problem)
    {
        Directory.CreateDirectory(_folder.File("sub"));
        File.WriteAllText(_folder.File("page.html"), $"<!DOCTYPE html><h1 id='here'>Here</h1>{html}<a href='#here'>y</a><a href='https://example.org'>z</a>");

        Assert.Equal([$"page.html: {problem}"], SiteLinks.Problems(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
