using System.Text.Json.Nodes;
using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>An error as Jupyter writes it, in a reply or on iopub.</summary>
internal static class Failure
{
    public static JsonObject Content(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
    };

    public static JsonObject Reply(CellError error)
    {
        var reply = Content(error);
        reply["status"] = "error";
        return reply;
    }

    public static JsonObject Reply(string name, string message) => Reply(new CellError(name, message, [message], null));

    public static JsonObject Ok() => new() { ["status"] = "ok" };
}
