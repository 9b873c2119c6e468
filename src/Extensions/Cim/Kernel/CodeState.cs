namespace Cim.Kernel;

/// <summary>Whether a prompt may run what was typed so far: Jupyter's word for it, and the next line's indentation.</summary>
internal sealed record CodeState(string Status, string Indent);
