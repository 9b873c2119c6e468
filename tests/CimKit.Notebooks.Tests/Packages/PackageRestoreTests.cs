using Xunit;

namespace CimKit.Notebooks.Tests.Packages;

public sealed class PackageRestoreTests : IAsyncDisposable
{
    private const string NoSources = "<configuration><packageSources><clear /></packageSources></configuration>";

    private readonly string _folder = Directory.CreateTempSubdirectory("packages").FullName;
    private readonly string _source;
    private readonly string _restore;
    private readonly NotebookSession _session;

    public PackageRestoreTests()
    {
        _source = Directory.CreateDirectory(Path.Combine(_folder, "source")).FullName;
        _restore = Directory.CreateDirectory(Path.Combine(_folder, "restore")).FullName;
        _session = new NotebookSession(new SessionOptions { WorkingDirectory = _folder, RestoreDirectory = _restore });
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Package_FromAFolder_IsRestoredLoadedAndGreeted()
    {
        await WithoutRegistryAsync();
        Pack("Test.Package.One", "1.2.3", "public static class OneExtension { public static void Load() => System.Console.WriteLine(\"one is here\"); public static int Value => 1; }", ("interactive-extensions/dotnet/extension.dib", "#!csharp\nthrow new Exception();"));
        Pack("Test.Package.Two", "2.0.0", "public static class Two { public static int Value => 2; }");
        var output = await _session.RunAsync("#i \"nuget:source\"\n#r \"nuget:Test.Package.One, 1.2.3\"\n#r \"nuget:Test.Package.Two, 2.0.0\"\nOneExtension.Value + Two.Value");
        Assert.Equal("3", output.Result);
        Assert.Equal("one is here\n", output.Out);
        Assert.Equal("Installing Test.Package.One, 1.2.3; Test.Package.Two, 2.0.0 …", output.Displays.Single().Data["text/plain"]);
        Assert.Equal("Installed Test.Package.One, 1.2.3; Test.Package.Two, 2.0.0", output.Events.Last(item => item.Kind == "update").Text);
        var again = await _session.RunAsync("#r \"nuget:Test.Package.One, 1.2.3\"\nOneExtension.Value");
        Assert.Equal(["result"], again.Kinds);
    }

    [Fact]
    public async Task Package_NewerThanTheOneInUse_AsksForARestart()
    {
        await WithoutRegistryAsync();
        Pack("Test.Package.Fixed", "1.0.0", "public static class Fixed { }");
        await _session.RunAsync("#i \"nuget:source\"\n#r \"nuget:Test.Package.Fixed, 1.0.0\"");
        TestAssembly.Pack(_source, "Test.Package.Fixed", "2.0.0", TestAssembly.Compile("Test.Package.Fixed", "public static class Fixed { }", "2.0.0.0"));
        var error = await _session.FailAsync("1\n#r \"nuget:Test.Package.Fixed, 2.0.0\"");
        Assert.Equal(("DirectiveError", 2), (error.Name, error.Line));
        Assert.Contains("Test.Package.Fixed 1.0.0.0 is already in use and cannot be replaced by 2.0.0.0; restart", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_ThatDoesNotExist_IsAnErrorWithTheReasonAndTheLine()
    {
        await WithoutRegistryAsync();
        var output = new RecordingOutput();
        var error = (await _session.ExecuteAsync("1\n\n#i \"nuget:source\"\n#r \"nuget:Test.Package.None, 1.0.0\"", output, CancellationToken.None)).Error!;
        Assert.Equal(("DirectiveError", 4), (error.Name, error.Line));
        Assert.Contains("NU1101: Unable to find package Test.Package.None.", error.Message, StringComparison.Ordinal);
        Assert.Equal("Not installed: Test.Package.None, 1.0.0", output.Events.Last(item => item.Kind == "update").Text);
        Assert.Equal("2", await _session.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task Package_WithoutSdk_SaysWhatIsMissing()
    {
        await using var session = new NotebookSession(new SessionOptions { DotnetCommand = "no-such-dotnet", RestoreDirectory = _restore });
        var error = await session.FailAsync("#r \"nuget:Test.Package.None\"");
        Assert.Contains("packages are restored by the .NET SDK, but no-such-dotnet could not be started", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_Interrupted_EndsTheRestore()
    {
        await WithoutRegistryAsync();
        using var interrupt = new CancellationTokenSource();
        var output = new RecordingOutput();
        var running = _session.ExecuteAsync("#r \"nuget:Test.Package.None\"", output, interrupt.Token);
        while (output.Events.Count == 0)
            await Task.Delay(5);
        await interrupt.CancelAsync();
        Assert.Equal("Interrupted", (await running).Error?.Name);
        Assert.Equal("2", await _session.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task Package_FromTheRegistry_IsRestored()
    {
        var result = await _session.ExecuteAsync("#r \"nuget:CommandLineParser, 2.9.1\"\nvar v = typeof(CommandLine.Parser).Assembly.GetName().Version;", new RecordingOutput(), CancellationToken.None);
        if (result.Error?.Message.Contains("NU1301", StringComparison.Ordinal) == true)
            Assert.Skip("The package registry cannot be reached.");
        Assert.True(result.Succeeded, result.Error?.Message);
        Assert.Equal("2.9.1.0", await _session.ValueAsync("v"));
    }

    private Task WithoutRegistryAsync() => File.WriteAllTextAsync(Path.Combine(_restore, "nuget.config"), NoSources);

    private void Pack(string id, string version, string source, params (string Path, string Text)[] files) =>
        TestAssembly.Pack(_source, id, version, TestAssembly.Compile(id, source), files);
}
