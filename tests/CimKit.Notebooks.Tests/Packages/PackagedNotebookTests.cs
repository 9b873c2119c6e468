using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using CimKit.Notebooks.Comparison;
using CimKit.Notebooks.Documents;
using CimKit.Notebooks.Running;
using Xunit;

namespace CimKit.Notebooks.Tests.Packages;

/// <summary>The packages as a user gets them, in a host that knows nothing of CimKit.</summary>
[Collection(nameof(AloneCollection))]
public sealed class PackagedNotebookTests : IDisposable
{
    private const string Notebook = "04_from_network_to_floorplan_to_chip.ipynb";

    private readonly string _folder = Directory.CreateTempSubdirectory("packaged").FullName;
    private readonly string? _packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES");

    [Fact]
    public async Task Packages_FromALocalFolderOnly_CarryWhatTheyShouldAndRunANotebookAsItIsKept()
    {
        var feed = await PackAsync();
        AssertHolds(feed, "CimKit", "lib/net10.0/CimKit.dll", "lib/net10.0/CimKit.xml", "README.md", "icon.png");
        AssertHolds(feed, "CimKit.Extensions", "lib/net10.0/CimKit.Extensions.dll", "lib/net10.0/CimKit.Extensions.xml", "README.md", "icon.png", "interactive-extensions/dotnet/extension.dib");

        var kept = NotebookDocument.Load(Path.Combine(Root(), "notebooks", Notebook));
        Assert.DoesNotContain(kept.Cells, cell => cell.Kind == CellKind.Code && cell.Source.Contains("#i ", StringComparison.Ordinal));
        await using var session = new NotebookSession(new SessionOptions { WorkingDirectory = _folder, RestoreDirectory = await ProjectFolderAsync(feed) });
        var run = await new NotebookRunner(session).RunAsync(kept, null, TestContext.Current.CancellationToken);

        Assert.Null(run.Failure);
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name is "CimKit" or "CimKit.Extensions").Select(assembly => assembly.Location);
        Assert.All(loaded, path => Assert.StartsWith(Path.Combine(_folder, "restored"), path, StringComparison.Ordinal));
        Assert.Equal(2, loaded.Count());
        // The first cell says what was installed; everything else reads as in the repository.
        var differences = NotebookComparer.Compare(kept, run.Document, ProcessorMark.Current).Differences;
        Assert.Equal(["cell [1], kinds of outputs: kept '', got 'display_data text/plain'"], differences.Select(difference => difference.ToString()));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("NUGET_PACKAGES", _packages);
        // Loaded assemblies stay open on Windows.
        if (!OperatingSystem.IsWindows())
            Directory.Delete(_folder, recursive: true);
    }

    private static void AssertHolds(string feed, string id, params string[] expected)
    {
        using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(feed, $"{id}.*.nupkg"), path => char.IsAsciiDigit(Path.GetFileName(path)[id.Length + 1])));
        var entries = package.Entries.ToDictionary(entry => entry.FullName, entry => entry.Length);
        Assert.All(expected, name => Assert.True(entries.GetValueOrDefault(name) > 0, $"{id}: {name} is missing or empty"));
        using var text = package.GetEntry($"{id}.nuspec")!.Open();
        var metadata = XDocument.Load(text).Root!.Elements().First();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal(("MIT", "README.md", "icon.png"), (Value("license"), Value("readme"), Value("icon")));
    }

    /// <summary>A restore that knows the local folder alone; what the packages depend on is already on this machine.</summary>
    private async Task<string> ProjectFolderAsync(string feed)
    {
        var present = _packages ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Environment.SetEnvironmentVariable("NUGET_PACKAGES", null);
        var project = Directory.CreateDirectory(Path.Combine(_folder, "project")).FullName;
        var settings = new XElement(
            "configuration",
            new XElement("packageSources", new XElement("clear"), Add("local", feed)),
            new XElement("fallbackPackageFolders", new XElement("clear"), Add("present", present)),
            new XElement("config", Add("globalPackagesFolder", Path.Combine(_folder, "restored"))));
        await File.WriteAllTextAsync(Path.Combine(project, "NuGet.Config"), settings.ToString(), TestContext.Current.CancellationToken);
        return project;

        static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
    }

    private async Task<string> PackAsync()
    {
        var feed = Path.Combine(_folder, "feed");
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        foreach (var project in new[] { "src/CimKit", "src/Extensions/CimKit.Extensions" })
        {
            using var process = Process.Start(new ProcessStartInfo(
                "dotnet", ["pack", Path.Combine(Root(), project), "--no-build", "-c", configuration, "-o", feed, "--nologo", "-v:q", "-nodeReuse:false"]) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output);
        }
        return feed;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CimNotebooks.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds CimNotebooks.sln.");
    }
}
