using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>Float weights of one layer.</summary>
public sealed record TrainedLayer
{
    /// <summary>Name of the layer in its network.</summary>
    public required string Name { get; init; }

    /// <summary>Shape [outputs, rows], row-major; rows ordered (channel, kernel row, kernel column).</summary>
    public required ReadOnlyMemory<float> Weights { get; init; }

    /// <summary>One number per output; empty if the layer has no bias.</summary>
    public ReadOnlyMemory<float> Bias { get; init; }

    /// <summary>Batch normalisation after the sum; null if the layer has none.</summary>
    public TrainedBatchNorm? Normalization { get; init; }

    /// <summary>What the layer's sum is divided by before the bias is added: a power of two, 1 in float training.</summary>
    [Unit("1")]
    public double OutputScale { get; init => field = Require.Positive(value); } = 1;

    internal IEnumerable<string> Problems(ShapedLayer shaped)
    {
        var layer = (WeightedLayerSpec)shaped.Layer;
        if (Weights.Length != shaped.Weights)
            yield return $"{Name}: Weights must hold {shaped.Weights} numbers; got {Weights.Length}.";
        if (Bias.Length != (layer.HasBias ? layer.Outputs : 0))
            yield return $"{Name}: Bias must hold {(layer.HasBias ? layer.Outputs : 0)} numbers; got {Bias.Length}.";
        if (!AllFinite(Weights) || !AllFinite(Bias))
            yield return $"{Name}: Weights and Bias must be finite.";
        if (layer.Normalization is null != Normalization is null)
            yield return $"{Name}: Normalization must {(Normalization is null ? "be given" : "be absent")}, as the network has it.";
        foreach (var problem in Normalization?.Problems(layer.Outputs) ?? [])
            yield return $"{Name}: {problem}";
    }

    internal static bool AllFinite(ReadOnlyMemory<float> numbers)
    {
        foreach (var number in numbers.Span)
        {
            if (!float.IsFinite(number))
                return false;
        }
        return true;
    }

    /// <summary>The layer with its normalisation merged into weights and bias.</summary>
    internal TrainedLayer Folded(BatchNorm? norm)
    {
        if (norm is null || Normalization is null)
            return this;
        var (weights, bias) = (Weights.ToArray(), new float[Normalization.Mean.Length]);
        var rows = weights.Length / bias.Length;
        for (var output = 0; output < bias.Length; output++)
        {
            var (factor, summand) = Normalization.Affine(output, norm.Epsilon);
            for (var row = output * rows; row < (output + 1) * rows; row++)
                weights[row] = (float)(weights[row] * factor);
            bias[output] = (float)((Bias.IsEmpty ? 0 : Bias.Span[output]) * factor + summand);
        }
        return this with { Weights = weights, Bias = bias, Normalization = null };
    }
}
