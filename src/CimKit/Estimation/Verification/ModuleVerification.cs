using System.Text.Json;
using CimKit.Circuits.Verification;

namespace CimKit.Estimation.Verification;

/// <summary>Compares the circuits inside estimates of whole chips with those inside published runs.</summary>
internal static class ModuleVerification
{
    internal static VerificationReport Run(
        Stream file, string name, ChipVerificationOptions options, double tolerance, CancellationToken cancellation)
    {
        var runs = Runs(options);
        var calls = new Dictionary<string, ModuleCall>(StringComparer.Ordinal);
        var comparison = new Comparison(Catalog(calls), tolerance);
        foreach (var (line, root) in RecordLines.Read(file))
        {
            cancellation.ThrowIfCancellationRequested();
            var id = root.GetProperty("id").GetString()!;
            if (!runs.Remove(id, out var run))
                throw new InvalidDataException($"Line {line}: the file of runs has no run {id}.");
            foreach (var value in Values(line, root, id, call => calls[call.Key] = new ModuleCall(run, call.Layer, call.IsClockPass)))
                comparison.Add(value);
            calls.Clear();
        }
        return comparison.Report(name);
    }

    private static Dictionary<string, ChipRecord> Runs(ChipVerificationOptions options)
    {
        if (options.Runs is not { } open)
            throw new InvalidDataException("circuits inside runs need the file of the runs themselves; there is none beside it.");
        using var stream = open();
        return RecordLines.Read(stream).Select(record => ChipVerification.Record(record.Line, record.Root, options)).ToDictionary(record => record.Id);
    }

    private static IEnumerable<CheckValue> Values(
        int line, JsonElement root, string id, Action<(string Key, int Layer, bool IsClockPass)> begin)
    {
        foreach (var call in root.GetProperty("calls").EnumerateArray())
        {
            var layer = call.GetProperty("layer").GetInt32();
            var pass = call.GetProperty("pass").GetString()!;
            var key = $"{id} {pass} layer {layer}";
            begin((key, layer - 1, pass == "clock"));
            var parameters = CheckParameters.Of(key, [("call", key)]);
            foreach (var group in call.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Object))
            {
                foreach (var module in group.Value.EnumerateObject())
                {
                    foreach (var (name, value) in module.Value.EnumerateObject().SelectMany(field => ChipRecordValues.Flatten(field.Name, field.Value)))
                        yield return new CheckValue(line, $"{group.Name}.{module.Name}", parameters, name, value, "");
                }
            }
        }
    }

    private static CheckCatalog Catalog(Dictionary<string, ModuleCall> calls)
    {
        var catalog = new CheckCatalog();
        SubarrayModules.Register(catalog, p => calls[p.Word("call")!]);
        LevelModules.Register(catalog, p => calls[p.Word("call")!]);
        return catalog;
    }
}
