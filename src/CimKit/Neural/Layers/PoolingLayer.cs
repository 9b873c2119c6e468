using CimKit.Networks;
using CimKit.Neural.Quantization;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Pooling over windows; a mean of quantised activations is rounded to a code again.</summary>
internal sealed class PoolingLayer(Pooling spec, Precision precision) : ILayerModule
{
    public Tensor Run(IReadOnlyList<Tensor> inputs)
    {
        using var scope = NewDisposeScope();
        if (spec.Kind == PoolingKind.Maximum)
            return nn.functional.max_pool2d(inputs[0], spec.Size, spec.Stride, spec.Padding).MoveToOuterDisposeScope();
        var mean = nn.functional.avg_pool2d(inputs[0], spec.Size, spec.Stride);
        var word = precision.HasRanges ? StraightThrough.Round(mean, 1)
            : precision.IsQuantized ? Wage.Weight(mean, precision.ActivationBits)
            : mean;
        return word.MoveToOuterDisposeScope();
    }
}
