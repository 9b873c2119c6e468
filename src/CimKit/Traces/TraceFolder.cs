using System.Text.RegularExpressions;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>The published simulator's trace folder: one text file of weights and one of input bits a layer.</summary>
/// <remarks>
/// Files are <c>weight<i>NAME</i>.csv</c>, <c>input<i>NAME</i>.csv</c> and, after training, <c>weightOld<i>NAME</i>.csv</c>.
/// The layer table has no column for padding; it is taken to be the smallest that explains the number of input vectors.
/// Source: first principles (interface of the published simulator).
/// </remarks>
public static partial class TraceFolder
{
    /// <summary>Name of the layer table that <see cref="Write"/> leaves beside the traces.</summary>
    public const string TableName = "network.csv";

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Folder of the trace files.</param>
    /// <param name="options">Word lengths and, where they cannot be guessed, table and order of layers.</param>
    /// <param name="progress">Told the share of layers read, 0 to 1.</param>
    /// <param name="cancellation">Stops between two layers.</param>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names file, line and reason.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static RunTrace Read(
        string folder, TraceFolderOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var subject = $"Trace folder '{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}'";
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{subject} does not exist.");
        var table = options.Table ?? LayerTableFile.Read(FindTable(folder, options, subject));
        InvalidDesignException.ThrowIfAny(subject, table.Rows.Count == 0 ? table.Problems() : []);
        var names = options.LayerNames.Count > 0 ? options.LayerNames : FindLayers(folder);
        InvalidDesignException.ThrowIfAny(subject, CheckNames(folder, table, names));
        var problems = new List<string>();
        var layers = new List<LayerTrace>();
        for (var layer = 0; layer < names.Count; layer++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ReadLayer(folder, names[layer], table.Rows[layer], options, problems) is { } trace)
                layers.Add(trace);
            progress?.Report((layer + 1.0) / names.Count);
        }
        InvalidDesignException.ThrowIfAny(subject, problems);
        var run = new RunTrace
        {
            Table = table with { Rows = [.. table.Rows.Zip(layers, (row, layer) => WithPadding(row, layer, options.ActivationBits))] },
            WeightBits = options.WeightBits,
            ActivationBits = options.ActivationBits,
            Layers = layers,
        };
        InvalidDesignException.ThrowIfAny(subject, run.Problems());
        return run;
    }

    /// <summary>Writes a run into a new folder, with its layer table as <see cref="TableName"/>.</summary>
    /// <exception cref="InvalidDesignException">The run does not fit together, or two layers would share a file.</exception>
    /// <exception cref="IOException">The folder exists and is not empty, or cannot be written.</exception>
    public static void Write(RunTrace run, string folder, CancellationToken cancellation = default)
    {
        InvalidDesignException.ThrowIfAny($"RunTrace '{run.Table.Name}'", run.Images == 1
            ? run.Problems()
            : [.. run.Problems(), $"Images must be 1, since a folder holds one image; got {run.Images}."]);
        var names = run.Layers.Select((layer, index) => SafeName().IsMatch(layer.Name) ? layer.Name : $"{index}").ToList();
        InvalidDesignException.ThrowIfAny(
            $"RunTrace '{run.Table.Name}'",
            names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
                .Select(group => $"Names of layers must differ, not only in case; '{group.Key}' is used {group.Count()} times."));
        AtomicFile.WriteFolder(folder, temporary =>
        {
            LayerTableFile.Write(run.Table, Path.Combine(temporary, TableName));
            foreach (var (layer, name) in run.Layers.Zip(names))
            {
                cancellation.ThrowIfCancellationRequested();
                WriteLayer(layer, name, temporary);
            }
        });
    }

    private static void WriteLayer(LayerTrace layer, string name, string folder)
    {
        AtomicFile.Write(Path.Combine(folder, $"weight{name}.csv"), stream => WeightText.Write(layer.Weights, stream));
        AtomicFile.Write(Path.Combine(folder, $"input{name}.csv"), stream => InputText.Write(layer.Inputs, stream));
        if (layer.PreviousWeights is { } previous)
            AtomicFile.Write(Path.Combine(folder, $"weightOld{name}.csv"), stream => WeightText.Write(previous, stream));
    }

    private static LayerTrace? ReadLayer(
        string folder, string name, LayerTableRow row, TraceFolderOptions options, List<string> problems)
    {
        var rows = (int)row.WeightRows;
        var grid = new WeightGrid(options.WeightBits, options.RoundsWeights);
        var weights = ReadFile(Path.Combine(folder, $"weight{name}.csv"), problems, (stream, found) =>
            WeightText.Read(stream, rows, row.Outputs, grid, found));
        var inputs = ReadFile(Path.Combine(folder, $"input{name}.csv"), problems, (stream, found) => InputText.Read(
            stream, rows, Math.Max(1, row.Positions(Fidelity.Reference)) * options.ActivationBits, options.ActivationBits, found));
        var previous = PreviousFile(folder, name) is { } path
            ? ReadFile(path, problems, (stream, found) => WeightText.Read(stream, rows, row.Outputs, grid, found))
            : null;
        return weights is null || inputs is null
            ? null
            : new LayerTrace { Name = name, Weights = weights, Inputs = inputs, PreviousWeights = previous };
    }

    private static T? ReadFile<T>(string path, List<string> problems, Func<Stream, ProblemList, T?> read)
        where T : class
    {
        var found = new ProblemList(Path.GetFileName(path));
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var result = read(stream, found);
        problems.AddRange(found.All());
        return result;
    }

    private static string FindTable(string folder, TraceFolderOptions options, string subject)
    {
        if (options.TablePath is { } path)
            return path;
        var found = Directory.EnumerateFiles(folder, "*.csv")
            .Where(file => TableFile().IsMatch(Path.GetFileName(file))).Order(StringComparer.Ordinal).ToList();
        return found.Count == 1
            ? found[0]
            : throw new InvalidDesignException(
                subject,
                [$"TablePath must name the layer table: the folder holds {found.Count} files named {TableName} or NetWork_*.csv."]);
    }

    private static List<string> FindLayers(string folder) => [.. Directory.EnumerateFiles(folder, "*.csv")
        .Select(file => WeightFile().Match(Path.GetFileName(file))).Where(match => match.Success)
        .Select(match => match.Groups[1].Value)
        .OrderBy(name => Digits().Replace(name, digits => digits.Value.PadLeft(12, '0')), StringComparer.Ordinal)];

    private static IEnumerable<string> CheckNames(string folder, LayerTable table, IReadOnlyList<string> names)
    {
        if (names.Count != table.Rows.Count)
            yield return $"there must be one weight file per row of the layer table, {table.Rows.Count}; got {names.Count}"
                + $"{(names.Count == 0 ? "" : ": " + string.Join(", ", names.Take(60)))}.";
        foreach (var file in names.SelectMany(name => new[] { $"weight{name}.csv", $"input{name}.csv" }))
        {
            if (!File.Exists(Path.Combine(folder, file)))
                yield return $"{file} is missing.";
        }
    }

    private static string? PreviousFile(string folder, string name) => new[] { $"weightOld{name}.csv", $"weightold{name}.csv" }
        .Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static LayerTableRow WithPadding(LayerTableRow row, LayerTrace layer, int activationBits)
    {
        var vectors = layer.Inputs.Cycles / activationBits;
        return Enumerable.Range(0, Math.Max(row.KernelHeight, row.KernelWidth)).Prepend(row.Padding)
            .Select(padding => row with { Padding = padding })
            .FirstOrDefault(padded => padded.Positions(Fidelity.Corrected) == vectors, row);
    }

    [GeneratedRegex(@"^weight(?!old)(.*)\.csv$", RegexOptions.IgnoreCase)]
    private static partial Regex WeightFile();

    [GeneratedRegex(@"^network(_.*)?\.csv$", RegexOptions.IgnoreCase)]
    private static partial Regex TableFile();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?!old)[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$", RegexOptions.IgnoreCase)]
    private static partial Regex SafeName();
}
