using System.Text.Json;
using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Schedules;
using CimKit.Mapping.Schemes;
using CimKit.Tests.Architecture;
using CimKit.Tests.Traces;

namespace CimKit.Tests.Mapping;

/// <summary>Inputs and integers of one published chip run.</summary>
internal sealed class GoldenRecord(JsonElement json)
{
    public string Id => json.GetProperty("id").GetString()!;

    public string Version => json.GetProperty("version").GetString()!;

    public string Network => json.GetProperty("network").GetString()!;

    public bool IsPipelined => Number("pipeline") == 1;

    public static IReadOnlyList<GoldenRecord> All { get; } = [.. File
        .ReadLines(Repository.PathTo("tests", "CimKit.Tests", "Mapping", "Golden", "records.jsonl"))
        .Select(line => new GoldenRecord(JsonDocument.Parse(line).RootElement))];

    public double Number(string name) => json.GetProperty(name).GetDouble();

    public JsonElement? Find(params string[] path)
    {
        var found = json;
        foreach (var name in path)
        {
            if (!found.TryGetProperty(name, out found))
                return null;
        }
        return found;
    }

    public MappingInputs Inputs() => new()
    {
        ArrayRows = (int)Number("arrayRows"),
        ArrayColumns = (int)Number("arrayColumns"),
        Coding = Coding(),
        Scheme = Number("novel") == 1 ? new KernelPositionMapping { CountsPointwise = Version == "2.1" } : new UnrolledMapping(),
        Schedule = IsPipelined ? new PipelinedSchedule { SpeedUpDegree = (int)Number("degree") } : new LayerByLayerSchedule(),
        Fidelity = Fidelity.Reference,
    };

    public NetworkMapping Map() => NetworkMapper.Map(GoldenNetworks.Load(Network), Inputs());

    private IWeightCoding Coding() => (int)Number("mode") switch
    {
        3 => new BinaryCells(),
        4 => new ComplementaryColumns(),
        5 or 6 => new ComplementaryRows(),
        _ => new MultiBitCells
        {
            WeightBits = (int)Number("weightBits"),
            CellBits = (int)Number("cellBits"),
            Fidelity = Fidelity.Reference,
        },
    };
}
