using System.Text.Json.Nodes;

namespace Cim.Tests;

/// <summary>Notebooks that come with the tests, and what is in notebook files.</summary>
internal static class NotebookFiles
{
    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    public static JsonArray Cells(string path) => JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray();

    /// <summary>Everything a cell printed, showed or failed with, as JSON.</summary>
    public static string Outputs(JsonNode? cell) => cell!["outputs"]!.ToJsonString();
}
