namespace CimKit.Networks;

/// <summary>Numbers of one <see cref="BatchNorm"/>: one per output each.</summary>
public sealed record TrainedBatchNorm
{
    /// <summary>Factor after normalising.</summary>
    public required ReadOnlyMemory<float> Gain { get; init; }

    /// <summary>Summand after the gain.</summary>
    public required ReadOnlyMemory<float> Offset { get; init; }

    /// <summary>Running mean.</summary>
    public required ReadOnlyMemory<float> Mean { get; init; }

    /// <summary>Running variance, 0 or greater.</summary>
    public required ReadOnlyMemory<float> Variance { get; init; }

    /// <summary>Inference as one factor and one summand: y = factor·x + summand.</summary>
    internal (double Factor, double Summand) Affine(int output, double epsilon)
    {
        var factor = Gain.Span[output] / Math.Sqrt(Variance.Span[output] + epsilon);
        return (factor, Offset.Span[output] - Mean.Span[output] * factor);
    }

    internal IEnumerable<string> Problems(int outputs)
    {
        ReadOnlyMemory<float>[] all = [Gain, Offset, Mean, Variance];
        if (all.Any(numbers => numbers.Length != outputs))
            yield return $"Gain, Offset, Mean and Variance must hold {outputs} numbers; "
                + $"got {string.Join(", ", all.Select(numbers => numbers.Length))}.";
        if (!all.All(TrainedLayer.AllFinite) || Variance.Span.ContainsAnyInRange(float.MinValue, -float.Epsilon))
            yield return "Gain, Offset, Mean and Variance must be finite, and no Variance below 0.";
    }
}
