namespace Cim.Verifying;

/// <summary>What to compare, and where the result goes.</summary>
/// <param name="File">File of check values.</param>
/// <param name="JsonFile">File for the result; null for none.</param>
/// <param name="Tolerance">Relative error up to which a value counts as met.</param>
internal sealed record VerifyRequest(string File, string? JsonFile, double Tolerance)
{
    /// <summary>Folder of layer tables, NAME.json; <c>networks</c> beside the file if null.</summary>
    public string? NetworkFolder { get; init; }

    /// <summary>Folder of traces; computed from their rule if null.</summary>
    public string? TraceFolder { get; init; }

    // File names that differ in case only are one file on Windows and macOS.
    private static StringComparison PathComparison =>
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>What keeps the comparison from beginning; null if nothing does.</summary>
    public string? Problem()
    {
        if (Directory.Exists(File))
            return $"{File}: is a folder, not a file of check values.";
        if (!System.IO.File.Exists(File))
            return $"{File}: no such file.";
        if (JsonFile is null)
            return null;
        if (Directory.Exists(JsonFile))
            return $"{JsonFile}: is a folder; --json must name a file.";
        return string.Equals(Path.GetFullPath(File), Path.GetFullPath(JsonFile), PathComparison)
            ? $"{JsonFile}: the result would overwrite the check values; choose another file with --json."
            : null;
    }
}
