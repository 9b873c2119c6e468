using System.Runtime.InteropServices;

namespace CimKit.Neural.Runtime;

/// <summary>Finds native libraries in the application's folder or, for notebooks, in the NuGet package cache.</summary>
internal sealed class NativeFiles(IReadOnlyList<string> folders)
{
    /// <summary>Version of the libtorch package that TorchSharp 0.107.0 is built for.</summary>
    public const string LibTorchVersion = "2.10.0";

    /// <summary>Platform in the form packages use, for example <c>linux-x64</c>.</summary>
    public static string Platform { get; } =
        (OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")
        + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>Where native libraries can lie when this assembly and TorchSharp are loaded from where they are.</summary>
    /// <param name="torchSharp">Path of TorchSharp.dll; empty if it was loaded from memory.</param>
    public static NativeFiles ForThisProcess(string torchSharp)
    {
        var searched = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var own = Path.GetDirectoryName(typeof(NativeFiles).Assembly.Location) ?? "";
        var theirs = Path.GetDirectoryName(torchSharp) ?? "";
        return new NativeFiles(
        [
            .. searched,
            .. new[] { AppContext.BaseDirectory, own, theirs }.Where(folder => folder.Length > 0).Distinct()
                .SelectMany(folder => new[] { Path.Combine(folder, "runtimes", Platform, "native"), folder }),
            .. PackageFolders(theirs),
        ]);
    }

    /// <summary>Full path of a library, or null.</summary>
    /// <param name="name">Name without the platform's prefix and extension, for example <c>torch_cpu</c>.</param>
    public string? Find(string name) =>
        folders.Select(folder => Path.Combine(folder, FileName(name))).FirstOrDefault(File.Exists);

    /// <summary>File name of a library on this platform.</summary>
    public static string FileName(string name) =>
        OperatingSystem.IsWindows() ? name + ".dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";

    // packages/torchsharp/0.107.0/lib/net8.0/TorchSharp.dll: the packages of the natives are its neighbours.
    private static IEnumerable<string> PackageFolders(string theirs)
    {
        var version = Path.GetDirectoryName(Path.GetDirectoryName(theirs));
        var packages = Path.GetDirectoryName(Path.GetDirectoryName(version));
        if (version is null || packages is null)
            return [];
        return new[] { version, Path.Combine(packages, $"libtorch-cpu-{Platform}", LibTorchVersion) }
            .Select(package => Path.Combine(package, "runtimes", Platform, "native"));
    }
}
