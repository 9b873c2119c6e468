using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Documents;

/// <summary>Writes Jupyter's notebook format 4 as Jupyter itself does.</summary>
internal static class NotebookWriter
{
    private static readonly string[] TransientMetadata = ["orig_nbformat", "orig_nbformat_minor", "signature"];

    /// <summary>The file's text.</summary>
    public static string Write(NotebookDocument document)
    {
        var root = (JsonObject)document.OtherFields.DeepClone();
        root["nbformat"] = 4;
        root["nbformat_minor"] = document.MinorVersion;
        root["metadata"] = Without(document.Metadata, TransientMetadata);
        var cells = document.MinorVersion >= NotebookDocument.MinorVersionWithIds ? CellIds.Assign(document.Cells) : document.Cells;
        root["cells"] = new JsonArray([.. cells.Select(Cell)]);
        return JupyterJson.Write(root);
    }

    private static JsonObject Cell(NotebookCell cell)
    {
        var json = (JsonObject)cell.OtherFields.DeepClone();
        foreach (var attachment in (json["attachments"] as JsonObject)?.Select(item => item.Value).OfType<JsonObject>() ?? [])
            OutputText.SplitBundle(attachment);
        json["cell_type"] = cell.Kind switch
        {
            CellKind.Code => "code",
            CellKind.Markdown => "markdown",
            _ => "raw",
        };
        json["source"] = MultilineText.Split(cell.Source);
        json["metadata"] = Without(cell.Metadata, ["trusted"]);
        if (cell.Id is { } id)
            json["id"] = id;
        if (cell.Kind != CellKind.Code)
            return json;
        json["execution_count"] = cell.ExecutionCount;
        json["outputs"] = new JsonArray([.. cell.Outputs.Select(OutputText.Split)]);
        return json;
    }

    private static JsonObject Without(JsonObject source, IEnumerable<string> names)
    {
        var copy = (JsonObject)source.DeepClone();
        foreach (var name in names)
            copy.Remove(name);
        return copy;
    }
}
