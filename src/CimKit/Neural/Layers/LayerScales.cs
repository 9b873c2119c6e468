using CimKit.Networks;

namespace CimKit.Neural.Layers;

/// <summary>How integer sums of a layer with ranges become codes, or logits.</summary>
/// <param name="Multipliers">One per output.</param>
/// <param name="Offsets">One per output.</param>
internal sealed record LayerScales(double[] Multipliers, double[] Offsets)
{
    /// <summary>Range of the weights, part by part, divided by the largest code: the value of one code.</summary>
    /// <param name="weights">Output after output.</param>
    /// <param name="parts">Outputs, or 1 for the whole layer.</param>
    /// <param name="largestCode">Largest code of a weight.</param>
    public static float[] Steps(ReadOnlySpan<float> weights, int parts, int largestCode)
    {
        var steps = new float[parts];
        for (var part = 0; part < parts; part++)
        {
            var largest = 0f;
            foreach (var weight in weights.Slice(part * (weights.Length / parts), weights.Length / parts))
                largest = Math.Max(largest, Math.Abs(weight));
            steps[part] = largest > 0 ? largest / largestCode : 1;
        }
        return steps;
    }

    /// <summary>The scales.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="steps">Values of one weight code: one per output, or one for all.</param>
    /// <param name="bias">One per output; empty for none.</param>
    /// <param name="norm">Trained batch normalisation; null for none.</param>
    /// <param name="read">Value of one input code.</param>
    /// <param name="emitted">Value of one output code; 1 for logits.</param>
    public static LayerScales Of(
        WeightedLayerSpec layer, IReadOnlyList<float> steps, ReadOnlySpan<float> bias, TrainedBatchNorm? norm, double read, double emitted)
    {
        var (multipliers, offsets) = (new double[layer.Outputs], new double[layer.Outputs]);
        for (var output = 0; output < layer.Outputs; output++)
        {
            var (factor, summand) = norm?.Affine(output, layer.Normalization!.Epsilon) ?? (1, 0);
            multipliers[output] = steps[steps.Count == 1 ? 0 : output] * read * factor / emitted;
            offsets[output] = ((bias.IsEmpty ? 0 : bias[output]) * factor + summand) / emitted;
        }
        return new(multipliers, offsets);
    }
}
