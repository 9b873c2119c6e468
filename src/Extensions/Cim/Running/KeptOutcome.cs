namespace Cim.Running;

/// <summary>How it went with the outputs that are kept in a notebook's file.</summary>
/// <param name="Summary">In a few words.</param>
/// <param name="Problems">What is wrong, a line each; empty if nothing.</param>
internal sealed record KeptOutcome(string Summary, IReadOnlyList<string> Problems);
