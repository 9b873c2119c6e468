using System.Collections.Immutable;

namespace CimKit.Circuits.Subarrays;

/// <summary>One array of a sweep.</summary>
/// <param name="Array">The array, at its clock.</param>
/// <param name="Estimate">Its estimate; null if it is impossible.</param>
/// <param name="Problems">What makes it impossible; empty otherwise.</param>
public sealed record SweepPoint(Subarray Array, SubarrayEstimate? Estimate, ImmutableArray<string> Problems);
