using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Inference;
using CimKit.Inference.Sweeps;

namespace CimKit.Reports;

/// <summary>Accuracies of a sweep as JSON, with everything needed to get them again; equal sweeps give equal texts.</summary>
public static class AccuracyJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The sweep as JSON: provenance, what is varied, and every chip's accuracy; lines end with LF.</summary>
    /// <remarks>A design with a cell model of your own, which design files do not know, is described by its text.</remarks>
    public static string ToJson(this SweepResult sweep) => ToNode(sweep).ToJsonString(Options) + "\n";

    /// <summary>The same, to be part of a larger document.</summary>
    public static JsonObject ToNode(SweepResult sweep) => new()
    {
        ["format"] = "cim-sweep",
        ["version"] = 1,
        ["provenance"] = ToNode(sweep.Provenance),
        ["softwareAccuracy"] = sweep.SoftwareAccuracy,
        ["quantities"] = JsonSerializer.SerializeToNode(sweep.Quantities, Options),
        ["rows"] = new JsonArray([.. sweep.Rows.Select(row => JsonSerializer.SerializeToNode(
            new
            {
                row.Labels, row.Accuracies, row.Mean, row.Spread, row.Minimum, row.Maximum, row.Conversions, row.SaturatedConversions,
                Design = Design(row.Design),
            },
            Options))]),
    };

    /// <summary>Where a result is from, as JSON.</summary>
    public static JsonObject ToNode(Provenance provenance) => new()
    {
        ["package"] = provenance.Package,
        ["network"] = provenance.Network,
        ["weightsSha256"] = provenance.WeightsHash,
        ["images"] = provenance.Dataset,
        ["imageCount"] = provenance.Count,
        ["imagesSha256"] = provenance.DataHash,
        ["calibration"] = provenance.Calibration,
        ["calibrationCount"] = provenance.CalibrationCount,
        ["calibrationSha256"] = provenance.CalibrationHash,
        ["seed"] = provenance.Seed,
        ["designSha256"] = provenance.DesignHash,
        ["design"] = provenance.Design is { } design ? Design(design) : null,
    };

    private static JsonNode Design(ArrayDesign design)
    {
        try
        {
            return JsonNode.Parse(ArrayDesignJson.ToText(design))!;
        }
        catch (NotSupportedException)
        {
            return JsonValue.Create(design.ToString())!;
        }
    }
}
