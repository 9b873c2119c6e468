using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CimKit.Notebooks.Documents;
using CimKit.Notebooks.Export;
using Xunit;

namespace Cim.Tests.Export;

public partial class HtmlExporterTests
{
    private const string Attack = "<script>alert(1)</script>";

    [Fact]
    public void Export_Twice_IsByteIdentical()
    {
        var notebook = NotebookDocument.Load(NotebookFiles.Fixture("small.ipynb"));
        Assert.Equal(Export(notebook), Export(notebook));
    }

    [Fact]
    public void Export_TextFromData_IsEscapedEverywhere()
    {
        var page = Export(
            NotebookCell.Code($"var name = \"{Attack}\"; // {Attack}") with
            {
                Outputs =
                [
                    Stream(Attack),
                    Display(new JsonObject { ["text/plain"] = Attack }),
                    Display(new JsonObject { ["text/plain"] = $"\"{Attack}\"", ["image/png"] = "iVBORw0KGgo=" }),
                    new JsonObject { ["output_type"] = "error", ["ename"] = Attack, ["evalue"] = Attack, ["traceback"] = new JsonArray(Attack) },
                    new JsonObject { ["output_type"] = "error", ["ename"] = Attack, ["evalue"] = Attack, ["traceback"] = new JsonArray() },
                ],
            },
            NotebookCell.Markdown($"# `{Attack}` and $`{Attack}`$\n\n## two\n\n## three"));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page);
    }

    [Fact]
    public void Export_FallbackTitle_IsEscaped()
    {
        var page = HtmlExporter.Export(Notebook(NotebookCell.Code("1")), new HtmlExportOptions { FallbackTitle = "a<b" }, default);
        Assert.Contains("<title>a&lt;b</title>", page);
    }

    [Fact]
    public void Export_HtmlOutput_KeepsItsScripts()
    {
        const string chart = "<div id=\"f\"></div><script>draw(\"f\")</script>";
        Assert.Contains(chart, Export(Shown(new JsonObject { ["text/html"] = chart, ["text/plain"] = "a chart" })));
    }

    [Fact]
    public void Export_LibraryInTwoOutputs_IsInThePageOnce()
    {
        var library = $"<script>/* library */{new string('x', 50_000)}</script>";
        var page = Export(
            Shown(new JsonObject { ["text/html"] = library + "<b>first</b>" }),
            Shown(new JsonObject { ["text/html"] = library + "<b>second</b>" }));
        Assert.Single(Regex.Matches(page, "/\\* library \\*/"));
        Assert.Contains("<b>second</b>", page);
    }

    [Fact]
    public void Export_Static_ShowsThePictureAndNoScript()
    {
        var notebook = Notebook(
            Shown(new JsonObject { ["text/html"] = "<script>library()</script>" }),
            Shown(new JsonObject { ["text/html"] = "<script>draw()</script>", ["image/svg+xml"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", ["text/plain"] = "a \"chart\"" }),
            Shown(new JsonObject { ["text/html"] = "<table></table>", ["text/plain"] = "a table" }));
        var page = HtmlExporter.Export(notebook, new HtmlExportOptions { IsStatic = true }, default);
        Assert.DoesNotContain("<script", page);
        Assert.Contains("alt=\"a &quot;chart&quot;\" src=\"data:image/svg+xml;base64,", page);
        Assert.Contains("<table></table>", page);
    }

    [Fact]
    public void Export_PictureThatIsNotBase64_IsNotPutIntoAnAttribute()
    {
        var page = Export(Shown(new JsonObject { ["image/png"] = "\" onerror=\"alert(1)", ["text/plain"] = "plain" }));
        Assert.DoesNotContain("onerror", page);
        Assert.Contains("<pre>plain</pre>", page);
    }

    [Fact]
    public void Export_AnyNotebook_AsksNothingOfANetwork()
    {
        var page = Export(NotebookCell.Markdown("# Title\n\n![far](https://example.org/far.png) [link](https://example.org)"));
        Assert.DoesNotMatch("""(?:src|href)\s*=\s*["']?(?:https?:)?//(?!example\.org)""", page);
        Assert.DoesNotContain("<img", page);
        Assert.Contains("<a href=\"https://example.org/far.png\">far</a>", page);
        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotContain("http:", PolicyPattern().Match(page).Value);
    }

    [Fact]
    public async Task Export_PictureBesideTheNotebook_IsPutIntoThePage()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("map 1.png"), [1, 2, 3], TestContext.Current.CancellationToken);
        var notebook = Notebook(NotebookCell.Markdown("![map](map%201.png) ![kept](attachment:a.png)") with
        {
            OtherFields = new JsonObject { ["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = "AQID" } } },
        });
        var page = HtmlExporter.Export(notebook, new HtmlExportOptions { PictureFolder = folder.Path }, default);
        Assert.Equal(2, Regex.Count(page, "src=\"data:image/png;base64,AQID\""));
    }

    [Fact]
    public void Export_Headings_GiveTitleContentsAndUniqueIds()
    {
        var page = Export(
            NotebookCell.Markdown("# Meet a *memory* cell\n\n## The curve\n\ntext"),
            NotebookCell.Markdown("## The curve\n\n### Details & more"));
        Assert.Contains("<title>Meet a memory cell</title>", page);
        Assert.Contains("<h2 id=\"The-curve\">", page);
        Assert.Contains("<h2 id=\"The-curve-2\">", page);
        Assert.Contains("<a href=\"#The-curve-2\">The curve</a>", page);
        Assert.Contains("Details &amp; more</a>", page);
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Export_CSharp_IsColoured()
    {
        var page = Export(NotebookCell.Code("#!time\n// note\nvar text = \"x\"; // \u03bc\nConsole.WriteLine(42);"), NotebookCell.Code("Console.Write(text)"));
        Assert.Contains("<span class=\"m\">#!time</span>", page);
        Assert.Contains("<span class=\"c\">// note</span>", page);
        Assert.Contains("<span class=\"k\">var</span>", page);
        Assert.Contains("<span class=\"s\">&quot;x&quot;</span>", page);
        Assert.Contains("<span class=\"t\">Console</span>.<span class=\"f\">WriteLine</span>(<span class=\"n\">42</span>)", page);
    }

    [Fact]
    public void Export_CellThatDoesNotCompile_LeavesTheOthersColoured()
    {
        var page = Export(NotebookCell.Code("var text = \"x\";"), NotebookCell.Code("int wrong = \"text\"; }"), NotebookCell.Code("text.Trim()"));
        Assert.Contains("<span class=\"k\">int</span> wrong", page);
        Assert.Contains("text.<span class=\"f\">Trim</span>()", page);
    }

    [Fact]
    public void Export_Tags_HideOrRemove()
    {
        var page = Export(
            Tagged("hidden_input", "hide-input"), Tagged("hidden_output", "hide-output"), Tagged("removed_input", "remove-input"), Tagged("removed_cell", "remove-cell"));
        Assert.Matches("<details[^>]*><summary>Code</summary>\\s*<div class=\"input\">.*hidden_input", page);
        Assert.Matches("<details[^>]*><summary>Output</summary>\\s*<div class=\"output[^>]*><pre>shown by hidden_output", page);
        Assert.DoesNotMatch("<code>.*removed_input", page);
        Assert.Contains("shown by removed_input", page);
        Assert.DoesNotContain("removed_cell", page);
    }

    [Theory]
    [InlineData("\u001b[31mred\u001b[0m plain", "<span class=\"ansi-red\">red</span> plain")]
    [InlineData("\u001b[1;32mok\u001b[m", "<span class=\"ansi-green ansi-bold\">ok</span>")]
    [InlineData("10 %\r20 %\r\ndone", "20 %\ndone")]
    [InlineData("\u001b]0;title\u0007\u001b[2Jtext\u001b", "text")]
    [InlineData("\u001b[38;5;9mx", "x")]
    public void Export_TerminalText_LosesItsEscapes(string text, string expected)
    {
        var page = Export(NotebookCell.Code("1") with { Outputs = [Stream(text)] });
        Assert.Contains($"<pre>{expected}</pre>", page);
        Assert.DoesNotContain('\u001b', page);
    }

    [Fact]
    public async Task Save_OverAnOlderPage_ReplacesItWhole()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("page.html"), new string('x', 100_000), TestContext.Current.CancellationToken);
        HtmlExporter.Save(Notebook(NotebookCell.Code("1")), folder.File("page.html"), new HtmlExportOptions(), default);
        Assert.EndsWith("</html>\n", await File.ReadAllTextAsync(folder.File("page.html"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    private static NotebookDocument Notebook(params NotebookCell[] cells) => new() { Cells = [.. cells] };

    private static string Export(params NotebookCell[] cells) => Export(Notebook(cells));

    private static string Export(NotebookDocument notebook) => HtmlExporter.Export(notebook, new HtmlExportOptions(), default);

    private static NotebookCell Shown(JsonObject data) => NotebookCell.Code("show();") with { Outputs = [Display(data)] };

    private static NotebookCell Tagged(string code, string tag) => NotebookCell.Code(code) with
    {
        Metadata = new JsonObject { ["tags"] = new JsonArray(tag) },
        Outputs = [Stream($"shown by {code}")],
    };

    private static JsonObject Display(JsonObject data) => new() { ["output_type"] = "display_data", ["data"] = data, ["metadata"] = new JsonObject() };

    private static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };

    [GeneratedRegex("<meta http-equiv[^>]*>")]
    private static partial Regex PolicyPattern();
}
