using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Training;
using CimKit.Experiments;
using CimKit.Neural.Training;

namespace Cim.Training;

/// <summary>The price of a training as JSON, in SI units, named after the last part of each name; equal runs give equal bytes.</summary>
internal static class TrainCostJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text(ExperimentResult result) => JsonSerializer.Serialize(
        new
        {
            Format = "cim-training-estimate",
            Version = 1,
            Program = $"cim {CimVersion.Text}",
            WritingFrom = WritingFrom(result),
            Chip = Chip(result.TrainingCost[^1]),
            Energy_J = result.TrainingCost.Sum(Energy),
            Latency_s = result.TrainingCost.Sum(epoch => epoch.Phases.Total.Latency),
            Epochs = result.TrainingCost.Select((epoch, number) => Epoch(epoch, result.Training.History[number])),
            Design = JsonNode.Parse(ExperimentJson.ToText(result.Experiment))!["trainingChip"],
        },
        Options) + "\n";

    /// <summary>How writing was counted.</summary>
    public static string WritingFrom(ExperimentResult result) =>
        result.Experiment.Training.Devices is PhysicalTraining ? "pulses of all updates" : "last update of each epoch";

    /// <summary>Energy of an epoch, leakage included.</summary>
    public static double Energy(TrainingEstimate epoch) => epoch.Phases.Total.Energy + epoch.LeakageEnergy;

    private static object Chip(TrainingEstimate epoch) => new
    {
        Area_m2 = new
        {
            epoch.Area.Total, Cells = epoch.Area.Array, Converters = epoch.Area.Conversion, epoch.Area.Accumulation, Wires = epoch.Area.Interconnect,
            epoch.Area.Other, WeightGradient = epoch.GradientArea,
        },
        ImagesPerEpoch = epoch.Design.Images,
        UpdatesPerEpoch = epoch.Design.Iterations,
        LeakagePower_W = epoch.LeakagePower,
        OperationsPerEpoch = epoch.Operations,
    };

    private static object Epoch(TrainingEstimate epoch, EpochResult learned) => new
    {
        learned.Epoch,
        learned.TestAccuracy,
        Energy_J = Energy(epoch),
        Latency_s = epoch.Phases.Total.Latency,
        LeakageEnergy_J = epoch.LeakageEnergy,
        Phases = Phases(epoch.Phases),
        Layers = epoch.Layers.Select(layer => new { Layer = layer.Mapping.Index + 1, Phases = Phases(layer.Phases), LeakageEnergy_J = layer.LeakageEnergy }),
    };

    private static object Phases(TrainingPhases phases) => new
    {
        Forward = Part(phases.Forward),
        ActivationGradient = Part(phases.ActivationGradient),
        WeightGradient = Part(phases.WeightGradient),
        WeightUpdate = Part(phases.WeightUpdate),
    };

    private static object Part(PartCost cost) => new { Latency_s = cost.Latency, Energy_J = cost.Energy };
}
