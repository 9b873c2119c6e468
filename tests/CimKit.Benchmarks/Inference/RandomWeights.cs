using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Benchmarks.Inference;

/// <summary>Networks with normal weights; the codes of every layer spread over their range, half of them 0 after a rectifier.</summary>
/// <remarks>Batch normalisation is folded into one multiplier and offset per output.</remarks>
internal static class RandomWeights
{
    private const double WeightSpread = 39;

    /// <summary>Standard deviation of a layer's codes before the rectifier, and root mean square of those that are read.</summary>
    private const double CodeSpread = 80;

    public static QuantizedNetwork Of(NetworkSpec spec)
    {
        var folded = spec with { Layers = spec.Layers.Select(layer => layer is WeightedLayerSpec weighted ? weighted with { Normalization = null } : layer).ToArray() };
        var steps = folded.Shapes();
        return new()
        {
            Spec = folded, WeightBits = 8, ActivationBits = 8, InputCodesPerUnit = 255, HasUnsignedActivations = true,
            Layers = steps.Where(step => step.Layer is WeightedLayerSpec).Select(step => Layer(step, steps)).ToArray(),
            Rescales = folded.Layers.OfType<Addition>().Select(addition => new QuantizedRescale
            {
                Name = addition.Name, Multipliers = [0.71, 0.71], MinimumCode = 0, MaximumCode = 255,
            }).ToArray(),
        };
    }

    private static QuantizedLayer Layer(ShapedLayer step, IReadOnlyList<ShapedLayer> steps)
    {
        var weighted = (WeightedLayerSpec)step.Layer;
        var random = new SeedTree(2)[weighted.Name].ToRandom();
        var codes = new sbyte[step.Weights];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = (sbyte)Math.Clamp(68 * (random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2), -127, 127);
        var multiplier = CodeSpread / (WeightSpread * Magnitude(step.Sources[0], steps) * Math.Sqrt(step.Weights / weighted.Outputs));
        var (smallest, largest) = weighted.HasRelu ? (0, 255) : (-127, 127);
        return new QuantizedLayer
        {
            Name = weighted.Name, WeightCodes = codes, MinimumCode = smallest, MaximumCode = largest,
            Multiplier = Enumerable.Repeat(multiplier, weighted.Outputs).ToArray(), Offset = Enumerable.Repeat(0.0, weighted.Outputs).ToArray(),
        };
    }

    /// <summary>Root mean square of the codes of a step: pixels, the larger of several, or half a normal distribution.</summary>
    private static double Magnitude(int source, IReadOnlyList<ShapedLayer> steps) => source < 0 ? 147
        : steps[source].Layer is Pooling { Kind: PoolingKind.Maximum } ? 1.2 * CodeSpread
        : 0.71 * CodeSpread;
}
