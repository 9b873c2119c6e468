using CimKit.Foundation;
using CimKit.Neural.Training;

namespace CimKit.Experiments;

/// <summary>Where an experiment stands.</summary>
/// <param name="Stage">What is done now.</param>
/// <param name="Fraction">Part of this stage that is done, 0 to 1.</param>
/// <param name="Training">Where the training stands, while it trains.</param>
public sealed record ExperimentProgress(ExperimentStage Stage, [property: Unit("1")] double Fraction, TrainingProgress? Training = null);
