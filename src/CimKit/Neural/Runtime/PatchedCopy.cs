using System.Security.Cryptography;

namespace CimKit.Neural.Runtime;

/// <summary>A patched private copy of a library in the user's cache, made once and checked at every use.</summary>
internal static class PatchedCopy
{
    /// <summary>SHA-256 of the libLibTorchSharp.so of TorchSharp 0.107.0 for linux-x64, the only file that is patched.</summary>
    public const string KnownHash = "cf33b1b0bb6bbb9754a768fb5c5d04d9f498603be50e73f55621a0b40ee608b8";

    /// <summary>Path of the copy; written if it is missing or damaged.</summary>
    /// <param name="original">Path of the library as it was shipped; not changed.</param>
    /// <param name="cache">Folder for the copy; made if it does not exist.</param>
    /// <remarks>Safe when many processes start at once: each writes a file of its own and renames it.</remarks>
    /// <exception cref="NotSupportedException">The original is not the known file.</exception>
    public static string Ensure(string original, string cache)
    {
        var bytes = File.ReadAllBytes(original);
        var hash = Hash(bytes);
        if (hash != KnownHash)
            throw new NotSupportedException(
                $"'{original}' does not load on this system, and it is not the file this version of CimKit knows how to repair "
                + $"(SHA-256 {KnownHash}; got {hash}). Use TorchSharp 0.107.0, or a distribution with GCC 13.2 or newer.");
        var patched = StreamInitPatch.Apply(bytes);
        var path = Path.Combine(cache, hash[..16], Path.GetFileName(original));
        if (!Holds(path, Hash(patched)))
            Write(path, patched);
        return path;
    }

    /// <summary>The user's cache folder for this purpose.</summary>
    public static string DefaultFolder()
    {
        var root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(root) || !Path.IsPathRooted(root))
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            root = OperatingSystem.IsWindows() || home.Length == 0
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(home, ".cache");
        }
        return Path.Combine(root.Length > 0 ? root : Path.GetTempPath(), "cimkit", "native");
    }

    private static bool Holds(string path, string hash)
    {
        try
        {
            return File.Exists(path) && Hash(File.ReadAllBytes(path)) == hash;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        // GetRandomFileName only keeps two processes apart; the content does not depend on it.
        var temporary = Path.Combine(folder, Path.GetRandomFileName() + ".part");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
