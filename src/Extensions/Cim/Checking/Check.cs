namespace Cim.Checking;

/// <summary>One line of what <c>cim doctor</c> found.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What is there.</param>
/// <param name="Advice">What to do; empty if nothing.</param>
internal sealed record Check(string Name, CheckState State, string Found, string Advice = "");
