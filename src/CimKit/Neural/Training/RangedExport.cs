using CimKit.Networks;
using CimKit.Neural.Layers;

namespace CimKit.Neural.Training;

/// <summary>Integer networks with ranges, from records.</summary>
internal static class RangedExport
{
    /// <summary>Ranges of the maps by the layer that emits them; empty unless integers have them.</summary>
    public static IReadOnlyDictionary<string, double> Ranges(NetworkModule module) =>
        module.Ranges?.All.ToDictionary(range => range.GetName(), range => range.Value) ?? [];

    /// <summary>Gives a module the ranges of a trained one.</summary>
    public static void Load(NetworkModule module, IReadOnlyDictionary<string, double> ranges)
    {
        foreach (var range in module.Ranges?.All ?? [])
            range.Set(ranges[range.GetName()]);
    }

    /// <summary>The integer network that computes exactly what the module of these records computes.</summary>
    public static QuantizedNetwork Quantize(TrainedNetwork network, Precision precision, IReadOnlyDictionary<string, double> ranges)
    {
        var shapes = network.Spec.Shapes();
        var maps = new MapRanges(network.Spec, shapes, precision.Ranges!, precision.ActivationBits);
        foreach (var range in maps.All)
            range.Set(ranges[range.GetName()]);
        var layers = network.Layers.ToDictionary(layer => layer.Name);
        var quantized = new QuantizedNetwork
        {
            Spec = network.Spec with
            {
                Layers = network.Spec.Layers.Select(layer => layer is WeightedLayerSpec { Normalization: not null } weighted
                    ? weighted with { Normalization = null, HasBias = true }
                    : layer).ToList(),
            },
            WeightBits = precision.WeightBits,
            ActivationBits = precision.ActivationBits,
            InputCodesPerUnit = 1 / maps.Image.Step,
            Layers = shapes.Select((shaped, number) => (shaped, number)).Where(step => step.shaped.Layer is WeightedLayerSpec)
                .Select(step => Layer(step.shaped, layers[step.shaped.Layer.Name], precision, maps.Of(step.shaped.Sources[0])!, maps.Of(step.number))).ToList(),
            Rescales = shapes.Select((shaped, number) => (shaped, number)).Where(step => step.shaped.Layer is Addition)
                .Select(step => Rescale(step.shaped, maps, maps.Of(step.number)!)).ToList(),
        };
        foreach (var range in maps.All)
            range.Dispose();
        return quantized;
    }

    private static QuantizedLayer Layer(
        ShapedLayer shaped, TrainedLayer layer, Precision precision, ActivationRange read, ActivationRange? emitted)
    {
        var specified = (WeightedLayerSpec)shaped.Layer;
        var limit = (1 << (precision.WeightBits - 1)) - 1;
        var steps = LayerScales.Steps(layer.Weights.Span, precision.Ranges!.HasRangePerOutput ? specified.Outputs : 1, limit);
        var scales = LayerScales.Of(specified, steps, layer.Bias.Span, layer.Normalization, read.Step, emitted?.Step ?? 1);
        var codes = new sbyte[layer.Weights.Length];
        var rows = codes.Length / steps.Length;
        for (var index = 0; index < codes.Length; index++)
            codes[index] = (sbyte)MathF.Round(layer.Weights.Span[index] / steps[index / rows], MidpointRounding.ToEven);
        return new QuantizedLayer
        {
            Name = layer.Name,
            WeightCodes = codes,
            Multiplier = scales.Multipliers,
            Offset = scales.Offsets,
            MinimumCode = emitted?.SmallestCode ?? -read.LargestCode,
            MaximumCode = emitted?.LargestCode ?? read.LargestCode,
        };
    }

    private static QuantizedRescale Rescale(ShapedLayer shaped, MapRanges maps, ActivationRange emitted) => new()
    {
        Name = shaped.Layer.Name,
        Multipliers = shaped.Sources.Select(source => maps.Of(source)!.Step / emitted.Step).ToList(),
        MinimumCode = emitted.SmallestCode,
        MaximumCode = emitted.LargestCode,
    };
}
