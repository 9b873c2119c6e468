using CimKit.Networks;
using CimKit.Neural.Quantization;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Pooling over the whole map; a mean of quantised activations is rounded to a code again.</summary>
internal sealed class GlobalPoolingLayer(GlobalPooling spec, Precision precision) : ILayerModule
{
    public Tensor Run(IReadOnlyList<Tensor> inputs)
    {
        using var scope = NewDisposeScope();
        if (spec.Kind == PoolingKind.Maximum)
            return inputs[0].amax([2, 3], keepdim: true).MoveToOuterDisposeScope();
        var mean = inputs[0].mean([2, 3], keepdim: true);
        var word = precision.HasRanges ? StraightThrough.Round(mean, 1)
            : precision.IsQuantized ? Wage.Weight(mean, precision.ActivationBits)
            : mean;
        return word.MoveToOuterDisposeScope();
    }
}
