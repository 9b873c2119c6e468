using CimKit.Notebooks.Magics;

namespace CimKit.Notebooks.Language;

/// <summary>Completes magic commands, and the files that directives name.</summary>
internal sealed class DirectiveCompletion(MagicTable magics, string directory)
{
    private static readonly Dictionary<string, string[]> Extensions = new()
    {
        ["#r"] = [".dll"],
        ["#load"] = [".cs", ".csx"],
        ["#!import"] = [".ipynb", ".dib", ".cs", ".csx"],
    };

    /// <summary>Completions for a line that begins with a hash; null for any other.</summary>
    public CellCompletions? Complete(string code, int position)
    {
        var start = code.LastIndexOf('\n', Math.Max(position - 1, 0)) + 1;
        start = Math.Min(start, position);
        var line = code[start..position];
        var indent = line.Length - line.TrimStart().Length;
        if (!line.TrimStart().StartsWith('#'))
            return null;
        var end = line.AsSpan(indent).IndexOfAny(' ', '"');
        return end < 0
            ? Names(line[indent..], start + indent, position)
            : Files(line[indent..(indent + end)], line[(indent + end)..].TrimStart(' ', '"'), position);
    }

    private CellCompletions Names(string typed, int start, int position) => new(start, position, CompletionRanking.Best(
        magics.All.Select(magic => new CellCompletion(magic.Name, CompletionKind.Magic, magic.Description)), typed));

    private CellCompletions Files(string name, string typed, int position)
    {
        var cut = typed.LastIndexOfAny(['/', '\\']) + 1;
        var folder = Path.GetFullPath(typed[..cut].Length == 0 ? "." : typed[..cut], directory);
        var start = position - (typed.Length - cut);
        if (!Extensions.TryGetValue(name, out var extensions) || !Directory.Exists(folder))
            return new CellCompletions(position, position, []);
        var files = Directory.EnumerateFiles(folder)
            .Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(file => new CellCompletion(Path.GetFileName(file), CompletionKind.Path, ""));
        var folders = Directory.EnumerateDirectories(folder)
            .Select(path => new CellCompletion(Path.GetFileName(path) + "/", CompletionKind.Path, ""));
        return new CellCompletions(start, position, CompletionRanking.Best(files.Concat(folders).Where(item => !item.Text.StartsWith('.')), typed[cut..]));
    }
}
