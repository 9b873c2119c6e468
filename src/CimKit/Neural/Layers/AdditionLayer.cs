using CimKit.Networks;
using CimKit.Neural.Quantization;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Sum of maps; a sum of quantised activations is clipped to the word, where it is a whole code.</summary>
internal sealed class AdditionLayer(Addition spec, Precision precision) : ILayerModule
{
    public Tensor Run(IReadOnlyList<Tensor> inputs)
    {
        using var scope = NewDisposeScope();
        var sum = inputs.Skip(1).Aggregate(inputs[0].alias(), (total, input) => total + input);
        var word = precision.IsQuantized ? Wage.Clip(sum, precision.ActivationBits) : sum;
        return (spec.HasRelu ? word.relu() : word).MoveToOuterDisposeScope();
    }
}
