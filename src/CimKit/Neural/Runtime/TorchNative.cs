using System.Runtime.InteropServices;
using TorchSharp;

namespace CimKit.Neural.Runtime;

/// <summary>Loads libtorch so that TorchSharp works; everything in <c>CimKit.Neural</c> calls it by itself.</summary>
/// <remarks>
/// The native library of TorchSharp 0.107.0 asks for the libstdc++ of GCC 13.2. Where that is not there, a private copy
/// with the one missing symbol replaced is put into the user's cache folder (<c>XDG_CACHE_HOME</c>, <c>~/.cache</c>, or
/// the local application data) and loaded instead; nothing else is changed.
/// </remarks>
public static class TorchNative
{
    private const int DefaultThreads = 2;

    private static readonly LoadedOnce<TorchRuntime> Runtime = new(Load);

    /// <summary>Loads libtorch on the first call and tells how; later calls cost nothing. After a failure the next call tries again.</summary>
    /// <exception cref="DllNotFoundException">The libtorch package of this platform is not referenced; the message names it.</exception>
    /// <exception cref="NotSupportedException">The native library neither loads here nor is the one that can be repaired.</exception>
    public static TorchRuntime EnsureLoaded() => Runtime.Value;

    private static TorchRuntime Load()
    {
        NativeEnvironment.LetOpenMpThreadsSleep();
        NativeEnvironment.KeepConvolutionsReproducible();
        var (library, isPatched) = LoadLibraries(NativeFiles.ForThisProcess(typeof(torch).Assembly.Location));
        // The user's OMP_NUM_THREADS, which libtorch has read by now, wins. Two threads are as fast as many for small
        // networks, and the order of float sums then does not depend on the machine.
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OMP_NUM_THREADS")))
            torch.set_num_threads(Math.Min(DefaultThreads, Environment.ProcessorCount));
        return new TorchRuntime(library, isPatched, torch.get_num_threads());
    }

    internal static (string Library, bool IsPatched) LoadLibraries(NativeFiles files)
    {
        foreach (var name in new[] { "c10", "torch_cpu", "torch" })
        {
            if (files.Find(name) is { } found)
                NativeLibrary.Load(found);
            else if (!NativeLibrary.TryLoad(NativeFiles.FileName(name), out _)) // Where the system looks, or loaded before.
                throw Missing(name, $"libtorch-cpu-{NativeFiles.Platform}", NativeFiles.LibTorchVersion);
        }
        var library = files.Find("LibTorchSharp") ?? throw Missing("LibTorchSharp", "TorchSharp", "0.107.0");
        if (NativeLibrary.TryLoad(library, out _))
            return (library, false);
        if (!OperatingSystem.IsLinux())
            NativeLibrary.Load(library); // Throws what the system says.
        var copy = PatchedCopy.Ensure(library, PatchedCopy.DefaultFolder());
        NativeLibrary.Load(copy);
        return (copy, true);
    }

    internal static DllNotFoundException Missing(string name, string package, string version) => new(
        $"The native library {NativeFiles.FileName(name)} was not found. Reference the package of this platform: "
        + $"dotnet add package {package} --version {version}, or in a notebook #r \"nuget: {package}, {version}\".");
}
