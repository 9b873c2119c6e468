using CimKit.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Trained batch normalisation as numbers.</summary>
internal static class NormNumbers
{
    public static TrainedBatchNorm Of(NormBase norm) => new()
    {
        Gain = Numbers(norm.weight!),
        Offset = Numbers(norm.bias!),
        Mean = Numbers(norm.running_mean!),
        Variance = Numbers(norm.running_var!),
    };

    private static float[] Numbers(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.detach().cpu().data<float>().ToArray();
    }
}
