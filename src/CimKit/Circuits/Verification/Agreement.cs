using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>How well a model agrees with a set of check values.</summary>
/// <param name="Name">Module or file.</param>
/// <param name="Compared">Values compared.</param>
/// <param name="NotApplicable">Values not compared, each with a reason.</param>
/// <param name="FractionWithin1e6">Share of compared values within a relative error of 10⁻⁶; 1 if none was compared.</param>
/// <param name="FractionWithin1e3">Share within 10⁻³.</param>
/// <param name="Worst">Largest relative error; 0 if none was compared.</param>
/// <param name="Median">Median relative error.</param>
/// <param name="Exceptions">The values beyond the tolerance.</param>
public sealed record Agreement(
    string Name,
    int Compared,
    int NotApplicable,
    [property: Unit("1")] double FractionWithin1e6,
    [property: Unit("1")] double FractionWithin1e3,
    [property: Unit("1")] double Worst,
    [property: Unit("1")] double Median,
    ImmutableArray<Deviation> Exceptions);
