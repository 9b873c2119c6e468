using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CimKit.Notebooks.Packages;

/// <summary>One generated project that holds every package the session has asked for, so that all of them come from one graph.</summary>
internal sealed partial class RestoreProject(string folder, string dotnetCommand)
{
    private static readonly string[] BuildVariables =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_HOST_PATH"];

    /// <summary>Restores the packages in a child process.</summary>
    /// <exception cref="ReferenceException">They cannot be restored; the message lists the restore's errors.</exception>
    public async Task<IReadOnlyList<RestoredPackage>> RestoreAsync(
        IEnumerable<PackageRequest> requests, IEnumerable<string> sources, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "packages.csproj");
        Project(requests, sources).Save(file);
        using var process = Start(file);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
            throw new ReferenceException(Failure(await output.ConfigureAwait(false) + await errors.ConfigureAwait(false)));
        return AssetsFile.Read(Path.Combine(folder, "obj", "project.assets.json"));
    }

    [GeneratedRegex(@"error\s*(?<text>(?<code>[A-Z]+\d+)?\s*:.*?)(?:\s*\[[^\]]*\])?\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLine { get; }

    private static XDocument Project(IEnumerable<PackageRequest> requests, IEnumerable<string> sources) => new(
        new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("SelfContained", false),
                new XElement("UseAppHost", false),
                new XElement("NuGetAudit", false),
                new XElement("ManagePackageVersionsCentrally", false),
                new XElement("ImportDirectoryBuildProps", false),
                new XElement("ImportDirectoryBuildTargets", false),
                new XElement("ImportDirectoryPackagesProps", false),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
            new XElement("ItemGroup", requests.Select(Reference))));

    private static XElement Reference(PackageRequest request) => new(
        "PackageReference", new XAttribute("Include", request.Id), new XAttribute("Version", request.Version ?? "*"));

    private static string Failure(string output)
    {
        var lines = ErrorLine.Matches(output).Select(match => match.Groups["text"].Value.Trim(' ', ':')).Distinct().ToArray();
        return "the packages could not be restored.\n" + string.Join('\n', lines.Length > 0 ? lines : [output.Trim()]);
    }

    private Process Start(string file)
    {
        var start = new ProcessStartInfo(dotnetCommand, ["restore", file, "--nologo", "-v:q", "-nodeReuse:false", "-maxCpuCount:1"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var name in BuildVariables)
            start.Environment.Remove(name);
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new ReferenceException($"packages are restored by the .NET SDK, but {dotnetCommand} could not be started: {problem.Message}");
        }
    }
}
