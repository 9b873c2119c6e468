namespace Cim.Installation;

/// <summary>Where Jupyter looks for kernels.</summary>
internal static class KernelSpecFolder
{
    /// <summary>The user's folder: <c>JUPYTER_DATA_DIR</c>, or what Jupyter uses on this platform.</summary>
    public static string OfUser() => Path.Combine(DataFolder(), "kernels");

    /// <summary>The folder of an installation such as <c>/usr/local</c> or a virtual environment.</summary>
    public static string OfPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>Where Jupyter looks for kernels: the user's folder, <c>JUPYTER_PATH</c>, the active environment, the system.</summary>
    public static IReadOnlyList<string> Searched()
    {
        var prefixes = new[] { Environment.GetEnvironmentVariable("VIRTUAL_ENV"), Environment.GetEnvironmentVariable("CONDA_PREFIX"), OperatingSystem.IsWindows() ? null : "/usr/local", OperatingSystem.IsWindows() ? null : "/usr" };
        var paths = (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. new[] { OfUser() }.Concat(paths.Select(path => Path.Combine(path, "kernels"))).Concat(prefixes.OfType<string>().Where(prefix => prefix.Length > 0).Select(OfPrefix)).Distinct()];
    }

    private static string DataFolder()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
            return Path.GetFullPath(chosen);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Jupyter");
        return Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data
            ? Path.Combine(data, "jupyter")
            : Path.Combine(home, ".local", "share", "jupyter");
    }
}
