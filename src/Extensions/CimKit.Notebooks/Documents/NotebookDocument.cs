using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Documents;

/// <summary>A notebook as data: read from and written to Jupyter's format 4, read from <c>.dib</c>.</summary>
public sealed record NotebookDocument
{
    /// <summary>The minor version of the format in which cells have names.</summary>
    public const int MinorVersionWithIds = 5;

    /// <summary>Minor version of the format; the major version is 4.</summary>
    public int MinorVersion { get; init; } = MinorVersionWithIds;

    /// <summary>The cells, top down.</summary>
    public required ImmutableArray<NotebookCell> Cells { get; init; }

    /// <summary>Settings, kernel and language among them.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Fields at the top of the file that this program does not know.</summary>
    public JsonObject OtherFields { get; init; } = [];

    /// <summary>Reads a notebook file, <c>.ipynb</c> or <c>.dib</c>.</summary>
    /// <exception cref="NotebookFormatException">The file is not such a notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookDocument Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var text = File.ReadAllText(path);
        return string.Equals(Path.GetExtension(path), ".dib", StringComparison.OrdinalIgnoreCase)
            ? DibReader.Read(text)
            : Parse(text, path);
    }

    /// <summary>Reads a notebook from JSON.</summary>
    /// <param name="json">Text of an <c>.ipynb</c> file.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="NotebookFormatException">The text is not a notebook.</exception>
    public static NotebookDocument Parse(string json, string name) => new NotebookReader(name).Read(json);

    /// <summary>The notebook as Jupyter writes it: sorted keys, one blank per level, texts as lists of lines, a line end at the end.</summary>
    public string ToJson() => NotebookWriter.Write(this);

    /// <summary>Writes the notebook; the file is either the old one or the whole new one at any time.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, ToJson(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The same notebook, every cell with a name: cells without one get it from their place and text.</summary>
    public NotebookDocument WithCellIds() => this with
    {
        MinorVersion = Math.Max(MinorVersion, MinorVersionWithIds),
        Cells = CellIds.Assign(Cells),
    };
}
