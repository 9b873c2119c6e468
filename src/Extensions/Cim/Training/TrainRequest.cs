namespace Cim.Training;

/// <summary>What to run, and where its state and results go.</summary>
/// <param name="Experiment">Experiment file.</param>
/// <param name="Folder">Folder of the run.</param>
internal sealed record TrainRequest(string? Experiment, string? Folder)
{
    private const double MostMinutes = 10_000;
    private const int MostImages = 10_000;

    public bool IsResumed { get; init; }

    /// <summary>Minutes between two states inside an epoch.</summary>
    public double Interval { get; init; } = 5;

    public int Threads { get; init; }

    public bool HasTraces { get; init; }

    /// <summary>Test images in a trace.</summary>
    public int TraceImages { get; init; } = 1;

    /// <summary>What is wrong with options and files.</summary>
    public IEnumerable<string> Problems()
    {
        if (Experiment is null)
            yield return "EXPERIMENT must name an experiment file; cim train --example prints one to start from.";
        else if (!File.Exists(Experiment))
            yield return $"{Experiment}: no such experiment file.";
        if (Folder is null)
            yield return "--output must name a folder for state and results.";
        else if (File.Exists(Folder))
            yield return $"{Folder}: is a file; --output must name a folder.";
        if (!(Interval is > 0 and <= MostMinutes))
            yield return FormattableString.Invariant($"--interval must be greater than 0 and at most {MostMinutes} min; got {Interval:G6}.");
        if (Threads is < 0 or > 1024)
            yield return $"--threads must be 0 to 1024; got {Threads}.";
        if (TraceImages is < 1 or > MostImages)
            yield return $"--trace-images must be 1 to {MostImages}; got {TraceImages}.";
        if (Folder is null || File.Exists(Folder))
            yield break;
        var files = new TrainFolder(Folder);
        if (Experiment is not null && File.Exists(Experiment) && files.IsResult(Experiment))
            yield return $"{Experiment}: the run would overwrite it; choose another folder with --output.";
        if (!IsResumed && files.HasState)
            yield return $"{Folder}: holds the state of a run; --resume goes on with it, or choose another folder with --output.";
    }
}
