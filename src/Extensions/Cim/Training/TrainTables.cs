using System.Globalization;
using Cim.Estimating;
using Cim.Evaluating;
using Cim.Writing;
using CimKit.Experiments;

namespace Cim.Training;

/// <summary>Tells people the answers: what was learned and at what cost, what arrays leave of it, and what the chip costs.</summary>
internal sealed class TrainTables(TextWriter output, bool isTerminal)
{
    public void Show(ExperimentResult result, string source)
    {
        var (training, experiment) = (result.Training, result.Experiment);
        output.WriteLine(CommandRun.Printable(string.Create(
            CultureInfo.InvariantCulture,
            $"{experiment.Network.Name}: {training.History.Count} epochs, test {100 * training.TestAccuracy:F2} %, best {100 * training.History[training.BestEpoch - 1].TestAccuracy:F2} % after epoch {training.BestEpoch}")));
        if (result.TrainingCost.Count > 0)
            new TrainCostTables(output, isTerminal).Show(result);
        new EvaluateTables(output, isTerminal).Show(result.Accuracy, result.Quantized.WeightBits, result.Quantized.ActivationBits);
        new EstimateTables(output, isTerminal).Show(TrainEstimate.Of(result, source), result.Cost);
    }
}
