namespace CimKit.Inference.Sweeps;

/// <summary>What one chip of one setting did, as a journal keeps it: whole numbers, so that nothing is rounded.</summary>
/// <param name="Correct">Images that were recognised.</param>
/// <param name="Conversions">Conversions by all converters.</param>
/// <param name="Saturated">Conversions that were clipped.</param>
internal readonly record struct ChipOutcome(int Correct, long Conversions, long Saturated)
{
    public static ChipOutcome Of(EvaluationResult result) => new(result.Correct, result.Conversions, result.SaturatedConversions);
}
