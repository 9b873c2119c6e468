namespace Cim.Kernel;

/// <summary>Texts that may replace <c>code[Start..End]</c>, with the kind of each.</summary>
internal sealed record Completions(IReadOnlyList<(string Text, string Kind)> Items, int Start, int End);
