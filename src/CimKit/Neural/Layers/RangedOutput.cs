using CimKit.Networks;
using CimKit.Neural.Tensors;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>From integer sums of a layer to the codes it emits: with gradients while it learns, as the integer network does it after.</summary>
/// <param name="layer">The layer.</param>
/// <param name="bias">One number per output; null for none.</param>
/// <param name="norm">Batch normalisation; null for none.</param>
/// <param name="ranges">What is read and emitted.</param>
internal sealed class RangedOutput(
    WeightedLayerSpec layer, Parameter? bias, nn.Module<Tensor, Tensor>? norm, RangePair ranges)
{
    /// <summary>Value of one weight code, largest weight by largest code: one per output, or one for all. Rounded as in <see cref="LayerScales.Steps"/>.</summary>
    public static Tensor WeightSteps(Tensor weights, long parts, int limit)
    {
        using var scope = NewDisposeScope();
        var largest = weights.detach().abs().reshape(parts, -1).amax([1]);
        return where(largest.IsAbove(0), largest / tensor((float)limit, device: largest.device), ones_like(largest)).MoveToOuterDisposeScope();
    }

    /// <summary>Codes, or logits, with the gradients of weights and ranges.</summary>
    /// <param name="sums">Integer sums, outputs second.</param>
    /// <param name="steps">Value of one weight code.</param>
    public Tensor Learning(Tensor sums, Tensor steps)
    {
        var values = sums * AlongOutputs(ranges.Read.LearnedStep() * steps, sums);
        if (bias is not null)
            values = values + AlongOutputs(bias, values);
        values = norm is null ? values : norm.forward(values);
        values = layer.HasRelu ? values.relu() : values;
        return ranges.Emitted is null ? values : ranges.Emitted.forward(values);
    }

    /// <summary>Codes, or logits, in double, as the integer network computes them.</summary>
    /// <param name="sums">Integer sums, outputs second.</param>
    /// <param name="steps">Value of one weight code.</param>
    public Tensor Exact(Tensor sums, Tensor steps)
    {
        var scales = LayerScales.Of(layer, Numbers(steps), bias is null ? [] : Numbers(bias),
            norm is TorchSharp.Modules.NormBase trained ? NormNumbers.Of(trained) : null, ranges.Read.Step, ranges.Emitted?.Step ?? 1);
        var values = sums.to(ScalarType.Float64) * AlongOutputs(tensor(scales.Multipliers).to(sums.device), sums)
            + AlongOutputs(tensor(scales.Offsets).to(sums.device), sums);
        return ranges.Emitted is not { } emitted ? (layer.HasRelu ? values.relu() : values)
            : values.round().Limited(layer.HasRelu ? 0 : emitted.SmallestCode, emitted.LargestCode).to(ScalarType.Float32);
    }

    private static Tensor AlongOutputs(Tensor numbers, Tensor sums) => sums.dim() == 4 ? numbers.reshape(1, -1, 1, 1) : numbers;

    private static float[] Numbers(Tensor values) => values.detach().cpu().data<float>().ToArray();
}
