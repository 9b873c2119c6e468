using Cim.Estimating;
using CimKit.Estimation.Activities;
using CimKit.Experiments;
using CimKit.Networks;

namespace Cim.Training;

/// <summary>The estimate of an experiment's chip in the terms of <c>cim estimate</c>.</summary>
internal static class TrainEstimate
{
    public static EstimateInputs Of(ExperimentResult result, string source)
    {
        var chip = result.Experiment.Chip;
        var table = LayerTable.FromNetwork(result.Experiment.Network, chip.Fidelity);
        return new EstimateInputs(
            chip, source, table, source, StatisticalActivity.Typical(table, chip.Array.WeightBits, chip.Array.InputBits),
            "statistics", "bell-shaped weights; inputs even in the first layer, rectified in the others");
    }
}
