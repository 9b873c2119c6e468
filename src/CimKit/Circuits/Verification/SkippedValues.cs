namespace CimKit.Circuits.Verification;

/// <summary>Check values that were not compared.</summary>
/// <param name="Module">Module they belong to.</param>
/// <param name="Reason">Why they do not apply.</param>
/// <param name="Count">How many there are.</param>
public sealed record SkippedValues(string Module, string Reason, int Count);
