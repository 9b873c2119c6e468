using CimKit.Circuits.Verification;

namespace CimKit.Estimation.Verification;

/// <summary>Compares estimates of whole chips with published runs.</summary>
/// <example><code>
/// var report = ChipVerification.Run(file, "v14_small.jsonl.gz", new() { Networks = name => tables[name] });
/// </code></example>
public static class ChipVerification
{
    private const string Version = "V1.4";
    private const string TrainingVersion = "V2.1";
    private const string Skipped = "run";

    /// <summary>The comparison of a file with one run a line.</summary>
    /// <param name="file">Content, compressed with gzip or not; read to its end, not closed.</param>
    /// <param name="name">Name of the file, for the report.</param>
    /// <param name="options">Networks and traces.</param>
    /// <param name="tolerance">Relative error up to which a value counts as met.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    /// <exception cref="InvalidDataException">The file is of another format; the message names the line.</exception>
    public static VerificationReport Run(
        Stream file, string name, ChipVerificationOptions options, double tolerance = 1e-6, CancellationToken cancellation = default)
    {
        Foundation.Require.Positive(tolerance, name: nameof(tolerance));
        var records = new Dictionary<string, ChipRecord>(StringComparer.Ordinal);
        var training = new Dictionary<string, TrainingRecord>(StringComparer.Ordinal);
        var comparison = new Comparison(Catalog(records, training), tolerance);
        foreach (var (line, root) in RecordLines.Read(file))
        {
            cancellation.ThrowIfCancellationRequested();
            if (ReasonToSkip(root) is { } reason)
            {
                comparison.Add(new CheckValue(line, Skipped, CheckParameters.Of(reason, [("reason", reason)]), "record", 0, ""));
                continue;
            }
            if (IsOf(root, TrainingVersion))
            {
                Train(line, root, options, training, comparison);
                continue;
            }
            var record = Record(line, root, options);
            records[record.Id] = record;
            foreach (var value in ChipRecordValues.Of(line, root, record.Id))
                comparison.Add(value);
            records.Remove(record.Id);
        }
        return comparison.Report(name);
    }

    // Runs that the published program could not finish, and runs of its other versions, say nothing about this estimator.
    private static string? ReasonToSkip(System.Text.Json.JsonElement root)
    {
        if (root.TryGetProperty("why", out var why))
            return $"the published program has no result: {why}";
        return root.TryGetProperty("simulator", out var simulator) && !IsOf(root, Version) && !IsOf(root, TrainingVersion)
            ? $"a run of {simulator}; runs of {Version} and {TrainingVersion} are compared"
            : null;
    }

    private static bool IsOf(System.Text.Json.JsonElement root, string version) =>
        root.TryGetProperty("simulator", out var simulator) && $"{simulator}".Contains(version, StringComparison.Ordinal);

    private static void Train(
        int line, System.Text.Json.JsonElement root, ChipVerificationOptions options,
        Dictionary<string, TrainingRecord> records, Comparison comparison)
    {
        Require(line, root, "id", "network", "params", "w_bits", "a_bits");
        options.Networks(root.GetProperty("network").GetString()!);
        var record = new TrainingRecord(root, options);
        records[record.Id] = record;
        foreach (var value in ChipRecordValues.Of(line, root, record.Id))
            comparison.Add(value with { Module = "training " + value.Module });
        records.Remove(record.Id);
    }

    /// <summary>A run with all that an estimate needs.</summary>
    internal static ChipRecord Record(int line, System.Text.Json.JsonElement root, ChipVerificationOptions options)
    {
        Require(line, root, "id", "network", "params", "w_bits", "a_bits", "rows", "parallel_rows");
        // A network that nobody knows is an error of the file's surroundings, not of each of its values.
        options.Networks(root.GetProperty("network").GetString()!);
        return new ChipRecord(root, options);
    }

    private static void Require(int line, System.Text.Json.JsonElement root, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!root.TryGetProperty(name, out _))
                throw new InvalidDataException($"Line {line}: a run must have {name}.");
        }
    }

    private static CheckCatalog Catalog(Dictionary<string, ChipRecord> records, Dictionary<string, TrainingRecord> training)
    {
        ChipRecord Record(CheckParameters p) => records[p.Word("id")!];
        var catalog = new CheckCatalog();
        catalog[Skipped] = p => CheckedQuantities.NoneApply(p.Word("reason")!);
        catalog[ChipRecordValues.Chip] = p => RecordQuantities.Chip(Record(p).Estimate);
        catalog[ChipRecordValues.Layer] = p => RecordQuantities.Layer(Record(p).Estimate.Layers[p.Count("layer")]);
        catalog[ChipRecordValues.Internals] = p => MappingQuantities.Internals(Record(p).Estimate);
        catalog[ChipRecordValues.Floorplan] = p => MappingQuantities.Floorplan(Record(p).Estimate.Mapping);
        catalog["training " + ChipRecordValues.Chip] = p => TrainingQuantities.Chip(training[p.Word("id")!].Estimate);
        catalog["training " + ChipRecordValues.Layer] = p => TrainingQuantities.Layer(training[p.Word("id")!].Estimate.Layers[p.Count("layer")]);
        catalog["training " + ChipRecordValues.Floorplan] = p => MappingQuantities.Floorplan(training[p.Word("id")!].Estimate.Mapping);
        return catalog;
    }
}
