using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>Result of comparing the models with a file of check values.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Tolerance">Relative error up to which a value counts as met.</param>
/// <param name="Total">All modules together.</param>
/// <param name="Modules">Each module, in the order of the file.</param>
/// <param name="Skipped">Values that were not compared, by module and reason.</param>
public sealed record VerificationReport(
    string File,
    [property: Unit("1")] double Tolerance,
    Agreement Total,
    ImmutableArray<Agreement> Modules,
    ImmutableArray<SkippedValues> Skipped)
{
    /// <summary>Whether every compared value is met; a value without a model counts as not met.</summary>
    public bool Passes => Total.Exceptions.IsEmpty;
}
