namespace Cim.Estimating;

/// <summary>What to estimate, and where the result goes.</summary>
/// <param name="Network">Name or file of the network.</param>
/// <param name="Design">Preset or file of the chip.</param>
internal sealed record EstimateRequest(string Network, string Design)
{
    /// <summary>Folder or file of traces; statistics are used if null.</summary>
    public string? Traces { get; init; }

    /// <summary>File for everything; null for none.</summary>
    public string? JsonFile { get; init; }

    /// <summary>File for the layers; null for none.</summary>
    public string? CsvFile { get; init; }

    // File names that differ in case only are one file on Windows and macOS.
    private static StringComparison PathComparison =>
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>What is wrong with the files to write.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var (option, file) in new[] { ("--json", JsonFile), ("--csv", CsvFile) })
        {
            if (file is null)
                continue;
            if (Directory.Exists(file))
                yield return $"{file}: is a folder; {option} must name a file.";
            if (new[] { Network, Design, Traces }.Any(input => input is not null && File.Exists(input) && IsSame(input, file)))
                yield return $"{file}: the result would overwrite what is read; choose another file with {option}.";
        }
        if (JsonFile is not null && CsvFile is not null && IsSame(JsonFile, CsvFile))
            yield return $"{CsvFile}: --json and --csv must name two files.";
    }

    private static bool IsSame(string first, string second) =>
        string.Equals(Path.GetFullPath(first), Path.GetFullPath(second), PathComparison);
}
