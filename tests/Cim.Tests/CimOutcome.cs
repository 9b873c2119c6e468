namespace Cim.Tests;

/// <summary>How a run of <c>cim</c> ended.</summary>
internal sealed record CimOutcome(int ExitCode, string Output, string Error);
