namespace Cim.Evaluating;

/// <summary>What to evaluate, and where the result goes.</summary>
/// <param name="Data">Name or folder of the images.</param>
/// <param name="Design">Preset or file.</param>
internal sealed record EvaluateRequest(string Data, string Design)
{
    public string? Network { get; init; }

    public string? Weights { get; init; }

    public IReadOnlyList<int> AdcBits { get; init; } = [];

    public IReadOnlyList<double> Times { get; init; } = [];

    public int Chips { get; init; } = 1;

    public int Images { get; init; } = 1000;

    public int Calibration { get; init; } = 100;

    public ulong? Seed { get; init; }

    public int Threads { get; init; }

    public string? JsonFile { get; init; }

    public string? CsvFile { get; init; }

    public string? Journal { get; init; }

    // File names that differ in case only are one file on Windows and macOS.
    private static StringComparer PathComparer =>
        OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>What is wrong with numbers and with the files to write.</summary>
    public IEnumerable<string> Problems() => Numbers().Concat(Files());

    private IEnumerable<string> Numbers()
    {
        foreach (var bits in AdcBits.Where(bits => bits is < 1 or > 12))
            yield return $"--adc-bits must be 1 to 12 bit; got {bits}.";
        foreach (var time in Times.Where(time => !(time is >= 0 and <= 1e12)))
            yield return FormattableString.Invariant($"--time must be 0 to 1E+12 s; got {time:G9}.");
        if (AdcBits.Distinct().Count() < AdcBits.Count || Times.Distinct().Count() < Times.Count)
            yield return "--adc-bits and --time must name each value once.";
        foreach (var (option, value, least, most) in new[]
        {
            ("--chips", Chips, 1, 10_000), ("--images", Images, 1, 1_000_000), ("--calibration", Calibration, 1, 1_000_000), ("--threads", Threads, 0, 1024),
        })
        {
            if (value < least || value > most)
                yield return $"{option} must be {least} to {most}; got {value}.";
        }
    }

    private IEnumerable<string> Files()
    {
        var written = new[] { ("--json", JsonFile), ("--csv", CsvFile), ("--resume", Journal) }.Where(file => file.Item2 is not null).ToList();
        foreach (var (option, file) in written)
        {
            if (Directory.Exists(file))
                yield return $"{file}: is a folder; {option} must name a file.";
            if (new[] { Weights, Design }.Any(input => input is not null && File.Exists(input) && PathComparer.Equals(Path.GetFullPath(input), Path.GetFullPath(file!))))
                yield return $"{file}: the result would overwrite what is read; choose another file with {option}.";
        }
        foreach (var same in written.GroupBy(file => Path.GetFullPath(file.Item2!), PathComparer).Where(group => group.Count() > 1))
            yield return $"{same.First().Item2}: {string.Join(" and ", same.Select(file => file.Item1))} must name different files.";
    }
}
