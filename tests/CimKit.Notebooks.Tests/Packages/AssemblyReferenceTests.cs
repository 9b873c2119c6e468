using Xunit;

namespace CimKit.Notebooks.Tests.Packages;

public sealed class AssemblyReferenceTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("references").FullName;
    private readonly NotebookSession _session;

    public AssemblyReferenceTests() => _session = new NotebookSession(new SessionOptions { WorkingDirectory = _folder });

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Reference_File_CanBeUsedInTheSameCellAndLater()
    {
        Write("Test.Plain", "namespace Test.Plain { public static class Numbers { public static int Seven => 7; } public record Pair(int A, int B); }");
        Assert.Equal("7", await _session.ValueAsync("using Test.Plain;\n#r \"Test.Plain.dll\"\nNumbers.Seven"));
        Assert.Equal("Pair { A = 1, B = 2 }", await _session.ValueAsync("new Pair(1, 2)"));
    }

    [Fact]
    public async Task Reference_FileTwice_KeepsOneTypeAndGreetsOnce()
    {
        Write("Test.Greeting", """
            namespace Test.Greeting
            {
                public static class GreetingExtension { public static void Load() => System.Console.WriteLine("hello"); }
                public static class NotExtension { public static void Load(int x) => System.Console.WriteLine("wrong"); }
                public class InstanceExtension { public static void Load() => System.Console.WriteLine("wrong"); }
                public class Thing { public static Thing Only = new(); }
            }
            """);
        Assert.Equal("hello\n", (await _session.RunAsync("#r \"Test.Greeting.dll\"\nvar t = Test.Greeting.Thing.Only;")).Out);
        Assert.Equal("", (await _session.RunAsync("#r \"./Test.Greeting.dll\"\nt = Test.Greeting.Thing.Only;")).Out);
        await using var other = new NotebookSession(new SessionOptions { WorkingDirectory = _folder });
        Assert.Equal("hello\n", (await other.RunAsync("#r \"Test.Greeting.dll\"")).Out);
    }

    [Fact]
    public async Task Reference_FileThatNeedsAnother_FindsItBesideItself()
    {
        Write("Test.Inner", "public static class Inner { public static int Three => 3; }");
        var inner = Path.Combine(_folder, "Test.Inner.dll");
        var outer = TestAssembly.Compile("Test.Outer", "public static class Outer { public static object Load() => System.Reflection.Assembly.Load(\"Test.Inner\").GetType(\"Inner\").GetProperty(\"Three\").GetValue(null); }");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "Test.Outer.dll"), outer);
        Assert.True(File.Exists(inner));
        Assert.Equal("3", await _session.ValueAsync("#r \"Test.Outer.dll\"\nOuter.Load()"));
    }

    [Fact]
    public async Task Reference_OtherVersionOfAnAssemblyInUse_AsksForARestart()
    {
        Write("Test.Versioned", "public static class Versioned { }");
        await _session.RunAsync("#r \"Test.Versioned.dll\"");
        var other = Directory.CreateDirectory(Path.Combine(_folder, "other")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(other, "Test.Versioned.dll"), TestAssembly.Compile("Test.Versioned", "public static class Versioned { }", "2.0.0.0"));
        var error = await _session.FailAsync("\n#r \"other/Test.Versioned.dll\"");
        Assert.Equal(("DirectiveError", 2), (error.Name, error.Line));
        Assert.Contains("Test.Versioned 1.0.0.0 is already in use and cannot be replaced by 2.0.0.0; restart", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_ExtensionThatFails_IsTheErrorItThrew()
    {
        Write("Test.Failing", "public static class FailingExtension { public static void Load() => throw new System.InvalidOperationException(\"no device\"); }");
        var error = await _session.FailAsync("#r \"Test.Failing.dll\"");
        Assert.Equal(("InvalidOperationException", "no device"), (error.Name, error.Message));
    }

    [Theory]
    [InlineData("#r \"missing.dll\"", "there is no file")]
    [InlineData("#r missing.dll", "expected a text in quotation marks")]
    [InlineData("#r \"text.dll\"", "is not a .NET assembly")]
    [InlineData("#r \"nuget:\"", "expected \"nuget:Id\" or \"nuget:Id, version\"")]
    [InlineData("#i \"folder\"", "expected \"nuget:\" and a folder or an address")]
    [InlineData("#i \"nuget:nowhere\"", "there is no folder")]
    public async Task Reference_Wrong_IsAnErrorThatSaysWhy(string code, string reason)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "text.dll"), "no assembly");
        var error = await _session.FailAsync(code);
        Assert.Equal(("DirectiveError", 1), (error.Name, error.Line));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#r \"System.Xml.Linq\"")]
    [InlineData("#r \"System.Xml.Linq.dll\"")]
    [InlineData("#r \"nuget:Markdig\"")]
    [InlineData("#r \"nuget: markdig, 1.6.0\"")]
    public async Task Reference_OfWhatComesWithTheHost_NeedsNothing(string code)
    {
        await using var offline = new NotebookSession(new SessionOptions { DotnetCommand = "/nowhere/dotnet" });
        var output = await offline.RunAsync(code + "\nMarkdig.Markdown.ToPlainText(\"*x*\").Trim()");
        Assert.Equal("x", output.Result);
        Assert.Equal("", output.Error);
    }

    [Fact]
    public async Task Reference_OtherVersionOfAHostPackage_SaysWhichIsUsed()
    {
        var output = await _session.RunAsync("#r \"nuget:Markdig, 0.20.0\"");
        Assert.Matches(@"^Markdig 1\.\S+ comes with this host and is used; 0\.20\.0 was asked for\.\n$", output.Error);
    }

    private void Write(string name, string source) =>
        File.WriteAllBytes(Path.Combine(_folder, name + ".dll"), TestAssembly.Compile(name, source));
}
