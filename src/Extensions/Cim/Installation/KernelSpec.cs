using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cim.Installation;

/// <summary>The entry by which Jupyter finds this kernel: a folder with <c>kernel.json</c> and a logo.</summary>
internal static partial class KernelSpec
{
    public const string DefaultName = "cim-csharp";
    public const string DisplayName = "C# (CimNotebooks)";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True if Jupyter accepts the name: letters, digits, dot, hyphen and underscore.</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name);

    /// <summary>Writes the entry; an existing one is replaced whole.</summary>
    /// <returns>The folder written.</returns>
    public static string Install(string kernels, string name, string displayName)
    {
        var folder = Path.Combine(kernels, name);
        Directory.CreateDirectory(folder);
        foreach (var logo in new[] { "logo-32x32.png", "logo-64x64.png", "logo-svg.svg" })
            Replace(Path.Combine(folder, logo), Resource(logo));
        Replace(Path.Combine(folder, "kernel.json"), JsonSerializer.SerializeToUtf8Bytes(Json(displayName), Written));
        return folder;
    }

    /// <summary>Removes the entry; false if there is none.</summary>
    /// <exception cref="InvalidOperationException">The entry is another program's.</exception>
    public static bool Uninstall(string kernels, string name)
    {
        var folder = Path.Combine(kernels, name);
        if (!File.Exists(Path.Combine(folder, "kernel.json")))
            return false;
        if (!IsOurs(folder))
            throw new InvalidOperationException($"{folder} was not installed by cim; remove it yourself if you mean it.");
        Directory.Delete(folder, recursive: true);
        return true;
    }

    /// <summary>True if the folder's entry starts cim.</summary>
    public static bool IsOurs(string folder) => Read(folder)?["metadata"]?["installed_by"]?.ToString() == "cim";

    /// <summary>The entry's content; null if it cannot be read.</summary>
    public static JsonObject? Read(string folder)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json"))) as JsonObject;
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static JsonObject Json(string displayName) => new()
    {
        ["argv"] = new JsonArray([.. Command().Select(part => JsonValue.Create(part)), "kernel", "start", "{connection_file}"]),
        ["display_name"] = displayName,
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["env"] = new JsonObject
        {
            ["OMP_WAIT_POLICY"] = "PASSIVE",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            // The runtime this program was started with: the launcher finds none by itself outside of the system's folders.
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
        },
        ["metadata"] = new JsonObject { ["installed_by"] = "cim", ["debugger"] = false },
    };

    // The launcher beside cim.dll; without one, whatever runs this process: dotnet with the assembly, or a tool's launcher.
    private static string[] Command()
    {
        var launcher = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "cim.exe" : "cim");
        if (File.Exists(launcher))
            return [launcher];
        var process = Environment.ProcessPath ?? "dotnet";
        return Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? [process, Path.Combine(AppContext.BaseDirectory, "cim.dll")]
            : [process];
    }

    private static byte[] Resource(string name)
    {
        using var source = typeof(KernelSpec).Assembly.GetManifestResourceStream($"Cim.Installation.{name}")!;
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }

    private static void Replace(string path, byte[] content)
    {
        File.WriteAllBytes(path + ".new", content);
        File.Move(path + ".new", path, overwrite: true);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex NamePattern();
}
