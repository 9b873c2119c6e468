using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Cim.Estimating;
using Cim.Writing;
using CimKit.Checkpoints;
using CimKit.Experiments;
using CimKit.Neural.Training;
using CimKit.Reports;

namespace Cim.Training;

/// <summary>Writes the results of a run; equal runs give equal bytes.</summary>
internal sealed class TrainOutput(TrainFolder folder)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Everything.</summary>
    public void Save(ExperimentResult result, string source)
    {
        SaveTraining(result.Training);
        QuantizedFile.Write(folder.Of("quantized.safetensors"), result.Quantized);
        var estimate = TrainEstimate.Of(result, source);
        (string, string)[] price = result.TrainingCost.Count == 0 ? [] :
        [
            (folder.Of("training-estimate.json"), TrainCostJson.Text(result)),
            (folder.Of("training-estimate.csv"), CsvExport.ToCsv(result.TrainingCost.ToEpochTable())),
        ];
        OutputFiles.Save(
        [
            .. price,
            (folder.Of("evaluation.json"), result.Accuracy.ToJson()),
            (folder.Of("evaluation.csv"), CsvExport.ToCsv(result.Accuracy.ToTable(hasProvenance: true))),
            (folder.Of("estimate.json"), EstimateJson.Text(estimate, result.Cost)),
            (folder.Of("estimate.csv"), EstimateCsv.Text(result.Cost)),
            (folder.Of("provenance.json"), Provenance(result)),
        ]);
    }

    /// <summary>What has been learned so far.</summary>
    public void SaveTraining(TrainingResult training)
    {
        CheckpointFile.Write(folder.Of("weights.safetensors"), training.Network);
        CheckpointFile.Write(folder.Of("best.safetensors"), training.Best);
        OutputFiles.Save(
            (folder.Of("history.csv"), CsvExport.ToCsv(training.ToTable())),
            (folder.Of("history.json"), JsonSerializer.Serialize(training.History, Options) + "\n"));
    }

    private static string Provenance(ExperimentResult result) => new JsonObject
    {
        ["format"] = "cim-experiment-result",
        ["version"] = 1,
        ["program"] = $"cim {CimVersion.Text}",
        ["seed"] = result.Experiment.Seed,
        ["bestEpoch"] = result.Training.BestEpoch,
        ["testAccuracy"] = result.Training.TestAccuracy,
        ["hashes"] = JsonSerializer.SerializeToNode(result.Provenance, Options),
        ["experiment"] = JsonNode.Parse(ExperimentJson.ToText(result.Experiment)),
    }.ToJsonString(Options) + "\n";
}
