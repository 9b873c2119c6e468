using CimKit.Networks;
using CimKit.Neural.Tensors;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Sum of maps of codes with ranges of their own, brought to another range.</summary>
internal sealed class RangedAddition(Addition spec, IReadOnlyList<ActivationRange> read, ActivationRange emitted) : ILayerModule
{
    public Tensor Run(IReadOnlyList<Tensor> inputs)
    {
        using var scope = NewDisposeScope();
        return (emitted.training ? Learning(inputs) : Exact(inputs)).MoveToOuterDisposeScope();
    }

    private Tensor Learning(IReadOnlyList<Tensor> inputs)
    {
        var sum = inputs.Zip(read, (codes, range) => codes * range.LearnedStep()).Aggregate((total, more) => total + more);
        return emitted.forward(spec.HasRelu ? sum.relu() : sum);
    }

    // As the integer network computes it, in double.
    private Tensor Exact(IReadOnlyList<Tensor> inputs) => inputs
        .Zip(read, (codes, range) => codes.to(ScalarType.Float64).Times(range.Step / emitted.Step)).Aggregate((total, more) => total + more)
        .round().Limited(spec.HasRelu ? 0 : emitted.SmallestCode, emitted.LargestCode).to(ScalarType.Float32);
}
