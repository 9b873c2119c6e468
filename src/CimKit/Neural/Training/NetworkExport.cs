using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Quantization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>Turns a module into records, and records into a module again.</summary>
internal static class NetworkExport
{
    public static TrainedNetwork Weights(NetworkModule module) => new()
    {
        Spec = module.Spec,
        Layers = module.WeightedLayers.Select(layer => new TrainedLayer
        {
            Name = layer.GetName(),
            Weights = Numbers(layer.Weight),
            Bias = layer.Bias is null ? ReadOnlyMemory<float>.Empty : Numbers(layer.Bias),
            Normalization = layer.Norm is { } norm ? NormNumbers.Of(norm) : null,
            OutputScale = layer.Scale,
        }).ToList(),
    };

    public static void Load(NetworkModule module, TrainedNetwork network)
    {
        using var plain = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (layer, trained) in module.WeightedLayers.Zip(network.Layers))
        {
            layer.Weight.copy_(tensor(trained.Weights.ToArray()).reshape(layer.Weight.shape));
            layer.Bias?.copy_(tensor(trained.Bias.ToArray()));
            if (layer.Norm is { } norm && trained.Normalization is { } numbers)
                Load(norm, numbers);
        }
    }

    private static void Load(NormBase norm, TrainedBatchNorm numbers)
    {
        norm.weight!.copy_(tensor(numbers.Gain.ToArray()));
        norm.bias!.copy_(tensor(numbers.Offset.ToArray()));
        norm.running_mean!.copy_(tensor(numbers.Mean.ToArray()));
        norm.running_var!.copy_(tensor(numbers.Variance.ToArray()));
    }

    /// <summary>The integer network that computes exactly what the quantised module computes.</summary>
    public static QuantizedNetwork Quantize(TrainedNetwork network, Precision precision) => new()
    {
        Spec = network.Spec,
        WeightBits = precision.WeightBits,
        ActivationBits = precision.ActivationBits,
        InputCodesPerUnit = ImageTensors.CodesPerUnit(precision),
        Layers = network.Layers
            .Select((layer, index) => Quantize(layer, precision, isLast: index == network.Layers.Count - 1)).ToList(),
    };

    private static QuantizedLayer Quantize(TrainedLayer layer, Precision precision, bool isLast)
    {
        var weightLevels = Wage.Levels(precision.WeightBits);
        var activationLevels = Wage.Levels(precision.ActivationBits);
        var limit = (int)activationLevels - 1;
        var sumUnits = weightLevels * activationLevels * layer.OutputScale;
        var outputUnits = isLast ? 1 : activationLevels;
        return new QuantizedLayer
        {
            Name = layer.Name,
            WeightCodes = Codes(layer.Weights.Span, weightLevels),
            Multiplier = [outputUnits / sumUnits],
            Offset = layer.Bias.ToArray()
                .Select(bias => Math.Round((double)bias * sumUnits, MidpointRounding.ToEven) / sumUnits * outputUnits).ToList(),
            MinimumCode = -limit,
            MaximumCode = limit,
        };
    }

    private static sbyte[] Codes(ReadOnlySpan<float> weights, double levels)
    {
        var codes = new sbyte[weights.Length];
        for (var index = 0; index < codes.Length; index++)
            codes[index] = (sbyte)Math.Clamp(Math.Round(weights[index] * levels, MidpointRounding.ToEven), 1 - levels, levels - 1);
        return codes;
    }

    private static float[] Numbers(Tensor values)
    {
        using var scope = NewDisposeScope();
        var plain = values.detach().cpu();
        return plain.data<float>().ToArray();
    }
}
