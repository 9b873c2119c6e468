using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CimKit.Reports;

namespace Cim.Evaluating;

/// <summary>Everything as JSON; equal inputs give equal bytes.</summary>
internal static class EvaluateJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text(EvaluateRequest request, EvaluateInputs inputs, EvaluateOutcome outcome) => new JsonObject
    {
        ["format"] = "cim-evaluation",
        ["version"] = 1,
        ["sources"] = new JsonObject
        {
            ["program"] = $"cim {CimVersion.Text}",
            ["weights"] = request.Weights,
            ["data"] = request.Data,
            ["design"] = inputs.DesignSource,
        },
        ["float"] = new JsonObject { ["accuracy"] = outcome.Float.Accuracy, ["provenance"] = AccuracyJson.ToNode(outcome.Float.Provenance) },
        ["quantization"] = new JsonObject
        {
            ["weightBits"] = inputs.Quantization.WeightBits,
            ["activationBits"] = inputs.Quantization.ActivationBits,
            ["range"] = inputs.Quantization.Range.ToString(),
            ["calibrationCount"] = inputs.Calibration.Count,
            ["calibrationSha256"] = inputs.Calibration.Fingerprint(),
        },
        ["arrays"] = AccuracyJson.ToNode(outcome.Sweep),
    }.ToJsonString(Options) + "\n";
}
