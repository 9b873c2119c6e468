using System.Text;
using System.Text.Json.Nodes;
using CimKit.Notebooks.Documents;

namespace CimKit.Notebooks.Export;

/// <summary>A cell with its outputs; the tags <c>hide-input</c>, <c>hide-output</c>, <c>remove-input</c>, <c>remove-output</c> and <c>remove-cell</c> are honoured.</summary>
internal sealed class CellRendering(MarkdownRendering markdown, OutputRendering outputs)
{
    /// <summary>Appends the HTML of a cell.</summary>
    /// <param name="page">What has been written so far.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="code">Its code as HTML; not used for prose.</param>
    public void Append(StringBuilder page, NotebookCell cell, string code)
    {
        if (cell.HasTag("remove-cell"))
            return;
        if (cell.Kind == CellKind.Markdown)
            page.Append("<section class=\"cell text\">\n").Append(markdown.ToHtml(cell.Source, Attachments(cell))).Append("</section>\n");
        else if (cell.Kind == CellKind.Code && (cell.Source.Length > 0 || cell.Outputs.Length > 0))
            AppendCode(page, cell, code);
    }

    private void AppendCode(StringBuilder page, NotebookCell cell, string code)
    {
        page.Append("<section class=\"cell code\">\n");
        if (!cell.HasTag("remove-input") && cell.Source.Length > 0)
            page.Append(Hidden(cell, "hide-input", "source_hidden", "Code", Input(cell, code)));
        var shown = string.Concat(cell.Outputs.Select(outputs.ToHtml));
        if (!cell.HasTag("remove-output") && shown.Length > 0)
            page.Append(Hidden(cell, "hide-output", "outputs_hidden", "Output", shown));
        page.Append("</section>\n");
    }

    private static string Input(NotebookCell cell, string code)
    {
        var count = cell.ExecutionCount is { } number ? $"<span class=\"count\" title=\"Cell {number}\">[{number}]</span>" : "";
        return $"<div class=\"input\">{count}<pre><code>{code}</code></pre></div>\n";
    }

    private static string Hidden(NotebookCell cell, string tag, string setting, string name, string html) =>
        cell.HasTag(tag) || IsSet(cell, setting) ? $"<details class=\"hidden\"><summary>{name}</summary>\n{html}</details>\n" : html;

    private static bool IsSet(NotebookCell cell, string setting) =>
        cell.Metadata["jupyter"] is JsonObject settings && settings[setting] is JsonValue value && value.TryGetValue<bool>(out var isSet) && isSet;

    private static Dictionary<string, string> Attachments(NotebookCell cell)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (cell.OtherFields["attachments"] is JsonObject attachments)
            foreach (var (name, bundle) in attachments)
                if (bundle is JsonObject types && OutputRendering.Picture(types) is { } data)
                    found[name] = data;
        return found;
    }
}
