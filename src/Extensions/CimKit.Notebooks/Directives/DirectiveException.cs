namespace CimKit.Notebooks.Directives;

/// <summary>A directive or magic command could not be carried out.</summary>
internal sealed class DirectiveException(string message, int line, string source) : Exception(message)
{
    /// <summary>Line of the directive in <see cref="SourceName"/>, from 1.</summary>
    public int Line { get; } = line;

    /// <summary><c>Cell [n]</c> or the name of an imported file.</summary>
    public string SourceName { get; } = source;
}
