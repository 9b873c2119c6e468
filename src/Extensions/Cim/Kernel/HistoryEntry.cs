namespace Cim.Kernel;

/// <summary>One cell that was run, its number and its value as plain text.</summary>
internal sealed record HistoryEntry(int Line, string Code, string? Result);
