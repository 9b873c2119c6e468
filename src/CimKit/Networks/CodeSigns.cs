namespace CimKit.Networks;

/// <summary>Which layers of a quantised network emit codes that may be negative.</summary>
internal static class CodeSigns
{
    /// <summary>True for normalised pixels, which go below zero.</summary>
    public static bool IsImageSigned(QuantizedNetwork network) => network.Spec.Normalization is not null;

    /// <summary>One per layer, in order.</summary>
    /// <param name="network">A network whose entries belong to its layers.</param>
    /// <param name="steps">Its layers with shapes.</param>
    public static bool[] Of(QuantizedNetwork network, IReadOnlyList<ShapedLayer> steps)
    {
        var layers = network.Layers.ToDictionary(layer => layer.Name);
        var rescales = network.Rescales.ToDictionary(rescale => rescale.Name);
        var signs = new bool[steps.Count];
        for (var number = 0; number < signs.Length; number++)
        {
            var step = steps[number];
            var reads = step.Sources.Any(source => source < 0 ? IsImageSigned(network) : signs[source]);
            var emits = rescales.GetValueOrDefault(step.Layer.Name)?.MinimumCode < 0 || !rescales.ContainsKey(step.Layer.Name);
            signs[number] = step.Layer switch
            {
                WeightedLayerSpec weighted => !weighted.HasRelu && layers[weighted.Name].MinimumCode < 0,
                Addition { HasRelu: true } => false,
                _ => reads && emits,
            };
        }
        return signs;
    }
}
