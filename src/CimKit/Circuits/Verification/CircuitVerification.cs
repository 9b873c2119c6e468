using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>Compares the circuit models, read as the published program reads them, with its check values.</summary>
/// <example><code>
/// using var file = File.OpenRead("check-values-circuit.csv");
/// var report = CircuitVerification.Run(file, "check-values-circuit.csv");
/// </code></example>
public static class CircuitVerification
{
    /// <summary>The comparison.</summary>
    /// <param name="file">Content; see <see cref="CheckFile"/>.</param>
    /// <param name="name">Name of the file, for the report.</param>
    /// <param name="tolerance">Relative error up to which a value counts as met.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    /// <exception cref="InvalidDataException">The file is of another format.</exception>
    public static VerificationReport Run(
        Stream file, string name, double tolerance = 1e-6, CancellationToken cancellation = default)
    {
        return Run(file, name, CheckCatalog.Circuits(), tolerance, cancellation);
    }

    /// <summary>The comparison with models of other levels beside the circuits.</summary>
    internal static VerificationReport Run(
        Stream file, string name, CheckCatalog catalog, double tolerance, CancellationToken cancellation)
    {
        Require.Positive(tolerance, name: nameof(tolerance));
        var comparison = new Comparison(catalog, tolerance);
        foreach (var value in CheckFile.Read(file))
        {
            cancellation.ThrowIfCancellationRequested();
            comparison.Add(value);
        }
        return comparison.Report(name);
    }
}
