using CimKit.Experiments;
using CimKit.Neural.Training;

namespace Cim.Training;

/// <summary>The files of a run.</summary>
/// <param name="folder">The folder; made when something is written.</param>
internal sealed class TrainFolder(string folder)
{
    private static readonly string[] Results =
    [
        "history.csv", "history.json", "weights.safetensors", "best.safetensors", "quantized.safetensors",
        "training-estimate.json", "training-estimate.csv", "evaluation.json", "evaluation.csv", "estimate.json", "estimate.csv", "provenance.json",
    ];

    // File names that differ in case only are one file on Windows and macOS.
    private static StringComparison PathComparison =>
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    public string State => Of("state.safetensors");

    public string Journal => Of("chips.jsonl");

    public bool HasState => File.Exists(State) || File.Exists(State + ".previous") || File.Exists(Journal);

    public string Of(string name) => Path.Combine(folder, name);

    /// <summary>True if the run writes that file.</summary>
    public bool IsResult(string path) => Results.Select(Of).Append(State).Append(Journal)
        .Any(result => string.Equals(Path.GetFullPath(result), Path.GetFullPath(path), PathComparison));

    /// <summary>What the run keeps while it works.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="isPriced">True if epochs are priced: a run that goes on prices earlier ones from their traces.</param>
    /// <param name="warnings">Told of damaged files.</param>
    public ExperimentFiles Kept(TrainRequest request, bool isPriced, IProgress<string> warnings) => new()
    {
        Training = new TrainingFiles
        {
            State = State, Interval = TimeSpan.FromMinutes(request.Interval), Clock = TimeProvider.System,
            Traces = request.HasTraces || isPriced ? Of("traces") : null, TraceImages = request.TraceImages, Warnings = warnings,
        },
        Journal = Journal,
        Threads = request.Threads,
    };

    /// <summary>Removes what a killed run was writing: files under temporary names.</summary>
    public void Clean()
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var name in Results.Append(Path.GetFileName(State)).Append(Path.GetFileName(Journal)))
        {
            foreach (var leftover in Directory.GetFiles(folder, name + ".*").Where(file => Path.GetExtension(file) is ".part" or ".tmp"))
                File.Delete(leftover);
        }
    }
}
