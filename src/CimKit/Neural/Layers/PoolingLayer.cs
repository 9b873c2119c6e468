using CimKit.Networks;
using CimKit.Neural.Quantization;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Pooling over windows that do not overlap; a mean of quantised activations is rounded to a code again.</summary>
internal sealed class PoolingLayer(Pooling spec, Precision precision) : nn.Module<Tensor, Tensor>(spec.Name)
{
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        if (spec.Kind == PoolingKind.Maximum)
            return nn.functional.max_pool2d(input, spec.Size).MoveToOuterDisposeScope();
        var mean = nn.functional.avg_pool2d(input, spec.Size);
        return (precision.IsQuantized ? Wage.Weight(mean, precision.ActivationBits) : mean).MoveToOuterDisposeScope();
    }
}
