using Xunit;

namespace CimKit.Notebooks.Tests.Directives;

public sealed class MagicTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("magics").FullName;
    private readonly NotebookSession _session;

    public MagicTests() => _session = new NotebookSession(new SessionOptions { WorkingDirectory = _folder });

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Time_ShowsATimeAfterTheRest()
    {
        var output = await _session.RunAsync("#!time\nConsole.Write(\"work\");\n1 + 1");
        Assert.Equal(["stdout", "result", "display"], output.Kinds);
        Assert.Matches(@"^Wall time: \d+(\.\d+)? ms$", output.Displays.Single().Data["text/plain"]);
    }

    [Fact]
    public async Task Html_Block_IsShownAsItIs() =>
        Assert.Equal("<b>bold</b>", (await _session.RunAsync("#!html\n<b>bold</b>\n")).Displays.Single().Data["text/html"]);

    [Fact]
    public async Task Markdown_Table_BecomesHtml()
    {
        var bundle = (await _session.RunAsync("#!markdown\n| a | b |\n|---|---|\n| 1 | 2 |")).Displays.Single();
        Assert.Contains("<td>1</td>", bundle.Data["text/html"], StringComparison.Ordinal);
        Assert.StartsWith("| a | b |", bundle.Data["text/markdown"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListMagic_NamesEveryMagic()
    {
        var text = (await _session.RunAsync("#!lsmagic")).Displays.Single().Data["text/plain"];
        foreach (var name in new[] { "#r", "#i", "#load", "#!import", "#!time", "#!markdown", "#!html", "#!csharp", "#!set", "#!about", "#!lsmagic" })
            Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_NamesRuntime() =>
        Assert.Contains(".NET 10", (await _session.RunAsync("#!about")).Displays.Single().Data["text/plain"], StringComparison.Ordinal);

    [Fact]
    public async Task UnknownMagic_IsAnErrorWithItsLineAndTheKnownOnes()
    {
        var error = await _session.FailAsync("var x = 1;\n#!fsharp\nlet y = 2");
        Assert.Equal(("DirectiveError", 2), (error.Name, error.Line));
        Assert.StartsWith("Cell [1], line 2: Unknown magic command #!fsharp. Known are #!about, ", error.Message, StringComparison.Ordinal);
        Assert.Contains("      > #!fsharp", error.Traceback);
    }

    [Fact]
    public async Task Set_Variable_TakesItsType()
    {
        await _session.RunAsync("double rate = 1;");
        Assert.Equal("0.25", await _session.ValueAsync("#!set rate = 0.25\nrate"));
        var error = await _session.FailAsync("#!set rate = fast");
        Assert.Equal(("DirectiveError", 1), (error.Name, error.Line));
    }

    [Theory]
    [InlineData("lib.cs", "int FromFile() => 5;")]
    [InlineData("lib.csx", "#!time\nint FromFile() => 5;")]
    [InlineData("lib.dib", "#!meta\n{}\n\n#!markdown\n# Title\n\n#!csharp\nint FromFile()\n{\n    return 5;\n}\n")]
    [InlineData("lib.ipynb", """{"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":[{"cell_type":"markdown","metadata":{},"source":"x"},{"cell_type":"code","metadata":{},"outputs":[],"execution_count":null,"source":["int FromFile() =>\n"," 5;"]}]}""")]
    public async Task Import_EveryKindOfFile_DeclaresWhatIsInIt(string name, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, name), text);
        Assert.Equal("5", await _session.ValueAsync($"#!import {name}\nFromFile()"));
        Assert.Equal("5", await _session.ValueAsync($"#load \"{name}\"\nFromFile()"));
    }

    [Fact]
    public async Task Import_OfFileThatImports_ResolvesBesideIt()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "outer.csx"), "#!import sub/middle.csx\nint Outer() => Middle() + 1;");
        await File.WriteAllTextAsync(Path.Combine(_folder, "sub", "middle.csx"), "#!import \"inner.cs\"\nint Middle() => Inner() + 1;");
        await File.WriteAllTextAsync(Path.Combine(_folder, "sub", "inner.cs"), "int Inner() => 1;");
        Assert.Equal("3", await _session.ValueAsync("#!import outer.csx\nOuter()"));
    }

    [Fact]
    public async Task Import_ErrorInFile_NamesTheFileAndItsLine()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "bad.cs"), "int Fail()\n{\n    throw new InvalidOperationException(\"no\");\n}");
        var error = await _session.FailAsync("#!import bad.cs\nvar a = 1;\nFail();");
        Assert.Equal(3, error.Line);
        Assert.Equal("   at Fail() in bad.cs, line 3", error.Traceback[1]);
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.cs"), "int x = ;\n");
        var broken = await _session.FailAsync("#!import broken.cs");
        Assert.StartsWith("broken.cs, line 1: error CS1525", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_MissingUnknownOrCircular_IsAnErrorWithItsLine()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "self.csx"), "#!import self.csx");
        await File.WriteAllTextAsync(Path.Combine(_folder, "text.txt"), "");
        await File.WriteAllTextAsync(Path.Combine(_folder, "bad.ipynb"), "{");
        Assert.Contains("there is no file", (await _session.FailAsync("#!import none.cs")).Message, StringComparison.Ordinal);
        Assert.Contains("imports itself", (await _session.FailAsync("#!import self.csx")).Message, StringComparison.Ordinal);
        Assert.Contains("cannot import text.txt", (await _session.FailAsync("#!import text.txt")).Message, StringComparison.Ordinal);
        Assert.Contains("not valid JSON", (await _session.FailAsync("#!import bad.ipynb")).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await _session.FailAsync("1\n#!import")).Line);
    }
}
