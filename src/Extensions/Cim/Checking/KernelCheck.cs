using System.Diagnostics;
using System.Text.Json.Nodes;
using Cim.Installation;

namespace Cim.Checking;

/// <summary>Whether Jupyter finds the kernel, and whether it would start this program.</summary>
internal static class KernelCheck
{
    private const string Name = "Kernel";
    private const string Install = "Run 'cim kernel install'.";

    public static Check Of(Surroundings here)
    {
        var installed = here.KernelFolders.Where(Directory.Exists).SelectMany(Directory.GetDirectories).Where(KernelSpec.IsOurs).ToArray();
        if (installed.Length == 0)
            return new Check(Name, CheckState.Advice, "not installed", Install);
        var problems = installed.Select(folder => (Folder: folder, Problem: Problem(KernelSpec.Read(folder)!))).ToArray();
        var broken = problems.FirstOrDefault(found => found.Problem is not null);
        return broken.Problem is null
            ? new Check(Name, CheckState.Ok, $"version {CimVersion.Text} in {string.Join(", ", installed)}")
            : new Check(Name, CheckState.Advice, $"{broken.Folder}: {broken.Problem}", Again(broken.Folder));
    }

    private static string Again(string folder) => Path.GetFileName(folder) == KernelSpec.DefaultName
        ? Install
        : $"Run 'cim kernel install --name {Path.GetFileName(folder)}'.";

    private static string? Problem(JsonObject spec)
    {
        var command = (spec["argv"] as JsonArray ?? []).Select(part => part?.ToString() ?? "").ToArray();
        var files = command.Take(2).Where(part => Path.IsPathRooted(part)).ToArray();
        if (files.Length == 0)
            return "kernel.json names no program";
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
            return $"{missing} does not exist";
        if (spec["env"]?["DOTNET_ROOT"]?.ToString() is { } root && !Directory.Exists(root))
            return $"its .NET runtime {root} does not exist";
        var program = Path.Combine(Path.GetDirectoryName(files[^1])!, "cim.dll");
        var version = File.Exists(program) ? FileVersionInfo.GetVersionInfo(program).ProductVersion?.Split('+')[0] : CimVersion.Text;
        return version == CimVersion.Text ? null : $"version {version}, but this is {CimVersion.Text}";
    }
}
