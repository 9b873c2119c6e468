using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Documents;

/// <summary>Reads the text format of .NET Interactive: cells separated by lines that name their language.</summary>
internal static class DibReader
{
    private static readonly HashSet<string> Languages =
    [
        "csharp", "c#", "fsharp", "f#", "pwsh", "powershell", "javascript", "js", "html", "markdown", "mermaid", "sql", "kql", "value", "http", "meta",
    ];

    /// <summary>Reads a notebook; any text is one.</summary>
    public static NotebookDocument Read(string text)
    {
        var cells = new List<NotebookCell>();
        var (language, lines) = ("csharp", new List<string>());
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var word = line.TrimEnd();
            if (word.StartsWith("#!", StringComparison.Ordinal) && Languages.Contains(word[2..]))
            {
                Add(cells, language, lines);
                (language, lines) = (word[2..], []);
            }
            else
            {
                lines.Add(line);
            }
        }

        Add(cells, language, lines);
        return new NotebookDocument
        {
            Cells = CellIds.Assign([.. cells]),
            Metadata = new JsonObject
            {
                ["language_info"] = new JsonObject { ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#" },
            },
        };
    }

    private static void Add(List<NotebookCell> cells, string language, List<string> lines)
    {
        var text = string.Join('\n', lines).Trim('\n');
        if (text.Length == 0 || language == "meta")
            return;
        cells.Add(language switch
        {
            "markdown" => NotebookCell.Markdown(text),
            "csharp" or "c#" => NotebookCell.Code(text),
            _ => NotebookCell.Code($"#!{language}\n{text}"),
        });
    }
}
