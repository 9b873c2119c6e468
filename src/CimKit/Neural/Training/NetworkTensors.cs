using CimKit.Checkpoints;
using CimKit.Networks;

namespace CimKit.Neural.Training;

/// <summary>A network of records as named blocks of a state, and back.</summary>
internal static class NetworkTensors
{
    public static IEnumerable<(string Name, CheckpointTensor Tensor)> Of(TrainedNetwork network, string prefix) =>
        network.Layers.SelectMany(layer => Parts(layer).Where(part => !part.Values.IsEmpty)
            .Select(part => ($"{prefix}/{layer.Name}/{part.Name}", StateTensors.Of(part.Values.Span))));

    /// <param name="tensors">The blocks.</param>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="like">A network of the same shape.</param>
    public static TrainedNetwork Read(StateTensors tensors, string prefix, TrainedNetwork like)
    {
        return like with { Layers = like.Layers.Select(Layer).ToList() };

        TrainedLayer Layer(TrainedLayer layer) => layer with
        {
            Weights = Find(layer, "weights", layer.Weights),
            Bias = Find(layer, "bias", layer.Bias),
            Normalization = layer.Normalization is not { } norm ? null : new()
            {
                Gain = Find(layer, "gain", norm.Gain),
                Offset = Find(layer, "offset", norm.Offset),
                Mean = Find(layer, "mean", norm.Mean),
                Variance = Find(layer, "variance", norm.Variance),
            },
        };

        ReadOnlyMemory<float> Find(TrainedLayer layer, string part, ReadOnlyMemory<float> known) =>
            known.IsEmpty ? known : tensors.Find($"{prefix}/{layer.Name}/{part}", known.Length);
    }

    private static IEnumerable<(string Name, ReadOnlyMemory<float> Values)> Parts(TrainedLayer layer) =>
    [
        ("weights", layer.Weights), ("bias", layer.Bias),
        ("gain", layer.Normalization?.Gain ?? default), ("offset", layer.Normalization?.Offset ?? default),
        ("mean", layer.Normalization?.Mean ?? default), ("variance", layer.Normalization?.Variance ?? default),
    ];
}
