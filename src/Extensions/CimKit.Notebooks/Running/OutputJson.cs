using System.Text.Json;
using System.Text.Json.Nodes;
using CimKit.Notebooks.Documents;

namespace CimKit.Notebooks.Running;

/// <summary>Outputs in the form notebook files hold them.</summary>
internal static class OutputJson
{
    public static JsonObject Stream(OutputStream stream, string text) => new()
    {
        ["output_type"] = "stream",
        ["name"] = Name(stream),
        ["text"] = text,
    };

    public static JsonObject Display(MimeBundle bundle) => new()
    {
        ["output_type"] = "display_data",
        ["data"] = Data(bundle),
        ["metadata"] = new JsonObject(),
    };

    public static JsonObject Result(MimeBundle bundle, int executionCount) => new()
    {
        ["output_type"] = "execute_result",
        ["data"] = Data(bundle),
        ["execution_count"] = executionCount,
        ["metadata"] = new JsonObject(),
    };

    public static JsonObject Error(CellError error) => new()
    {
        ["output_type"] = "error",
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
    };

    public static string Name(OutputStream stream) => stream == OutputStream.Standard ? "stdout" : "stderr";

    public static JsonObject Data(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (type, content) in bundle.Data)
            data[type] = MultilineText.IsJson(type) ? Json(content) : content;
        return data;
    }

    private static JsonNode? Json(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return JsonValue.Create(content);
        }
    }
}
