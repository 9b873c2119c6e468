using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Running;

/// <summary>Which outputs of a notebook show which display, so that an update reaches those of earlier cells too.</summary>
internal sealed class DisplayTable
{
    private readonly Dictionary<string, List<JsonObject>> _outputs = [];

    /// <summary>Guards every output of the run: a background task may write to a cell that has ended.</summary>
    public Lock Gate { get; } = new();

    public void Add(string displayId, JsonObject output)
    {
        if (!_outputs.TryGetValue(displayId, out var list))
            _outputs[displayId] = list = [];
        list.Add(output);
    }

    public void Update(string displayId, MimeBundle bundle)
    {
        foreach (var output in _outputs.GetValueOrDefault(displayId) ?? [])
            output["data"] = OutputJson.Data(bundle);
    }
}
