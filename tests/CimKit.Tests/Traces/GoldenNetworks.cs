using System.Text.Json;
using CimKit.Networks;
using CimKit.Tests.Architecture;

namespace CimKit.Tests.Traces;

/// <summary>Layer tables of the check values, padding included.</summary>
internal static class GoldenNetworks
{
    public static LayerTable Load(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(
            Repository.PathTo("tests", "CimKit.Tests", "Traces", "Golden", "networks", name + ".json")));
        return new LayerTable
        {
            Name = name,
            Rows = [.. document.RootElement.GetProperty("layers").EnumerateArray().Select(layer => new LayerTableRow
            {
                InputHeight = layer.GetProperty("h").GetInt32(),
                InputWidth = layer.GetProperty("w").GetInt32(),
                InputChannels = layer.GetProperty("cin").GetInt32(),
                KernelHeight = layer.GetProperty("k").GetInt32(),
                KernelWidth = layer.GetProperty("k").GetInt32(),
                Outputs = layer.GetProperty("cout").GetInt32(),
                HasPooling = layer.GetProperty("pool").GetInt32() == 1,
                Stride = layer.GetProperty("stride").GetInt32(),
                Padding = layer.GetProperty("pad").GetInt32(),
            })],
        };
    }
}
