using CimKit.Circuits.Verification;
using CimKit.Foundation;

namespace CimKit.Verification;

/// <summary>Compares devices, mapping, converters, arrays and quantisers with worked examples: inputs and expected outputs by function.</summary>
/// <remarks>All inputs come from the file; the function of an example is the longest known name that its id starts with.</remarks>
/// <example><code>
/// using var file = File.OpenRead("check-values-algorithms.json");
/// var report = AlgorithmVerification.TryRun(file, "check-values-algorithms.json");
/// </code></example>
public static class AlgorithmVerification
{
    /// <summary>The comparison; null, and the stream back at its start, if the file is of another format.</summary>
    /// <param name="file">Content: one JSON object with <c>entries</c>; a stream that can seek.</param>
    /// <param name="name">Name of the file, for the report.</param>
    /// <param name="tolerance">Relative error up to which a number counts as met, where its example states no other.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    /// <exception cref="InvalidDataException">An entry lacks id, inputs or outputs.</exception>
    public static VerificationReport? TryRun(
        Stream file, string name, double tolerance = 1e-6, CancellationToken cancellation = default)
    {
        Require.Positive(tolerance, name: nameof(tolerance));
        using var document = AlgorithmFile.TryOpen(file);
        if (document is null)
            return null;
        var catalog = AlgorithmCatalog.All();
        var comparison = new AlgorithmComparison(catalog, tolerance);
        foreach (var example in AlgorithmFile.Examples(document, catalog.Functions))
        {
            cancellation.ThrowIfCancellationRequested();
            comparison.Add(example);
        }
        return comparison.Report(name);
    }
}
