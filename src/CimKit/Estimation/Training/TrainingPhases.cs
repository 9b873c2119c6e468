using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Training;

/// <summary>Time and energy of the four phases of training.</summary>
/// <param name="Forward">Activations of every layer.</param>
/// <param name="ActivationGradient">Errors passed back through every layer but the first.</param>
/// <param name="WeightGradient">Gradients of the weights.</param>
/// <param name="WeightUpdate">Writing of the arrays, once a batch.</param>
public readonly record struct TrainingPhases(PartCost Forward, PartCost ActivationGradient, PartCost WeightGradient, PartCost WeightUpdate)
{
    /// <summary>All phases, one after another.</summary>
    public PartCost Total => Forward.Then(ActivationGradient).Then(WeightGradient).Then(WeightUpdate);

    /// <summary>These phases and then others, phase by phase.</summary>
    public TrainingPhases Then(TrainingPhases next) => new(
        Forward.Then(next.Forward), ActivationGradient.Then(next.ActivationGradient),
        WeightGradient.Then(next.WeightGradient), WeightUpdate.Then(next.WeightUpdate));

    internal TrainingPhases Times(double count) => new(
        Forward.Times(count), ActivationGradient.Times(count), WeightGradient.Times(count), WeightUpdate.Times(count));

    /// <summary>Latency of the phases by name.</summary>
    internal static readonly string[] Names = ["forward", "activation gradient", "weight gradient", "weight update"];

    internal PartCost this[int phase] => phase switch
    {
        0 => Forward,
        1 => ActivationGradient,
        2 => WeightGradient,
        _ => WeightUpdate,
    };
}
