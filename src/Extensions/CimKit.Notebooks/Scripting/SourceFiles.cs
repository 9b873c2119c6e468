using System.Collections.Concurrent;

namespace CimKit.Notebooks.Scripting;

/// <summary>The code a session has run, by the name its line numbers are reported under.</summary>
internal sealed class SourceFiles
{
    private readonly ConcurrentDictionary<string, SourceFile> _files = new();

    /// <summary>Remembers a piece of code; an older one of the same name is forgotten.</summary>
    public void Add(SourceFile file) => _files[file.Name] = file;

    /// <summary>A line of it, from 1; null if there is none.</summary>
    public string? Line(string name, int number) => _files.GetValueOrDefault(name)?.Line(number);

    /// <summary>True if errors may name it.</summary>
    public bool Contains(string name) => _files.ContainsKey(name);
}
