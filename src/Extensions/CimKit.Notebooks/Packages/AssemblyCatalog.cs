using System.Reflection;
using System.Runtime.Loader;
using CimKit.Notebooks.Scripting;

namespace CimKit.Notebooks.Packages;

/// <summary>The assemblies and native libraries that sessions have added to the process.</summary>
/// <remarks>
/// All of them live in the default load context, so that a type exists once; hence one catalogue per process, and no way to
/// replace what is in it. The host's own assemblies always win.
/// </remarks>
internal static class AssemblyCatalog
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, string> Managed = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> Native = new(StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Folders = [];

    static AssemblyCatalog()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Find(name.Name!) is { } path ? context.LoadFromAssemblyPath(path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => FindNative(name) is { } path
            ? System.Runtime.InteropServices.NativeLibrary.Load(path)
            : IntPtr.Zero;
    }

    /// <summary>Why <paramref name="path"/> cannot be added; null if it can or is here already.</summary>
    public static string? Conflict(string path)
    {
        var name = AssemblyName.GetAssemblyName(path);
        lock (Gate)
        {
            if (!Managed.TryGetValue(name.Name!, out var present) || present == path)
                return null;
            var version = AssemblyName.GetAssemblyName(present).Version;
            return version == name.Version && SameFile(present, path)
                ? null
                : $"{name.Name} {version} is already in use and cannot be replaced by {name.Version}; restart the session and ask for it first.";
        }
    }

    /// <summary>Makes an assembly findable by name; nothing is loaded yet.</summary>
    /// <returns>False if an assembly of that name is the host's or was added before.</returns>
    public static bool Add(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (HostReferences.Instance.Paths.ContainsKey(name))
            return false;
        lock (Gate)
            return Managed.TryAdd(name, path);
    }

    /// <summary>Makes the assemblies and native libraries beside a file findable.</summary>
    public static void AddFolder(string folder)
    {
        lock (Gate)
            Folders.Add(folder);
    }

    /// <summary>Makes a native library findable by its file name, with or without prefix and extension.</summary>
    public static void AddNative(string path)
    {
        var file = Path.GetFileName(path);
        var bare = Path.GetFileNameWithoutExtension(path);
        lock (Gate)
        {
            Native[file] = path;
            Native[bare] = path;
            if (bare.StartsWith("lib", StringComparison.Ordinal))
                Native[bare[3..]] = path;
        }
    }

    /// <summary>The assembly of that name, loaded into the default context.</summary>
    public static Assembly Load(string name) => AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name));

    private static string? Find(string name)
    {
        lock (Gate)
        {
            return Managed.TryGetValue(name, out var path)
                ? path
                : Folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        }
    }

    private static string? FindNative(string name)
    {
        lock (Gate)
        {
            return Native.TryGetValue(name, out var path)
                ? path
                : Folders.SelectMany(folder => NativeNames(name).Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
        }
    }

    private static IEnumerable<string> NativeNames(string name) => OperatingSystem.IsWindows() ? [name, name + ".dll"]
        : OperatingSystem.IsMacOS() ? [name, $"lib{name}.dylib", name + ".dylib"]
        : [name, $"lib{name}.so", name + ".so"];

    private static bool SameFile(string first, string second)
    {
        var (left, right) = (File.ReadAllBytes(first), File.ReadAllBytes(second));
        return left.AsSpan().SequenceEqual(right);
    }
}
