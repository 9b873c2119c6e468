using System.Collections.Immutable;

namespace CimKit.Circuits.Subarrays;

/// <summary>One array of a <see cref="SubarrayComparison"/>.</summary>
/// <param name="Series">What it is beside the value that changes, for example <c>flash</c>; empty if there is nothing else.</param>
/// <param name="Value">The value that changes, as shown, for example <c>22</c>.</param>
/// <param name="Array">The array, at the clock its sensing period allows.</param>
/// <param name="Estimate">What one input vector costs; null if the array is impossible.</param>
/// <param name="Problems">What makes it impossible; empty otherwise.</param>
public sealed record SubarrayVariant(
    string Series, string Value, Subarray Array, SubarrayEstimate? Estimate, ImmutableArray<string> Problems);
