using CimKit.Inference;
using CimKit.Inference.Sweeps;

namespace Cim.Evaluating;

/// <summary>What an evaluation found.</summary>
/// <param name="Float">The float network.</param>
/// <param name="Sweep">Integer software and arrays.</param>
internal sealed record EvaluateOutcome(EvaluationResult Float, SweepResult Sweep);
