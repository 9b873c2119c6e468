using CimKit.Networks;

namespace CimKit.Tests.Inference.PostTraining;

/// <summary>Float networks with random weights.</summary>
internal static class RandomFloats
{
    /// <summary>A network with every kind of layer.</summary>
    /// <param name="random">Weights, and what varies.</param>
    /// <param name="channels">Outputs of the first layer, a multiple of 4.</param>
    public static TrainedNetwork Create(Random random, int channels = 16) => Of(
        new NetworkSpec
        {
            Name = "floats",
            Input = new TensorShape(3, 9, 9),
            Normalization = random.Next(2) == 0 ? PixelNormalization.ImageNet : null,
            Layers =
            [
                new Convolution { Name = "stem", Outputs = channels, Kernel = 3, Padding = 1, Normalization = new() },
                new Convolution { Name = "conv1", Outputs = 2 * channels, Kernel = 3, Padding = 1, Stride = 2, Groups = 1 << random.Next(3), Normalization = new() },
                new Convolution { Name = "conv2", Outputs = 2 * channels, Kernel = 3, Padding = 1, Normalization = new(), HasRelu = false },
                new PaddedShortcut { Name = "short", Inputs = ["stem"], Outputs = 2 * channels },
                new Addition { Name = "add", Inputs = ["conv2", "short"], HasRelu = random.Next(2) == 0 },
                new Pooling { Name = "max", Size = 3, Stride = 1, Padding = 1 },
                new Concatenation { Name = "join", Inputs = ["add", "max", "conv1"] },
                new Pooling { Name = "mean", Size = 2, Kind = PoolingKind.Average },
                new GlobalPooling { Name = "global" },
                new Linear { Name = "fc", Outputs = 5, HasBias = true, HasRelu = false },
            ],
        },
        random);

    public static TrainedNetwork Of(NetworkSpec spec, Random random) => new()
    {
        Spec = spec,
        Layers = spec.Shapes().Where(step => step.Layer is WeightedLayerSpec).Select(step => Layer(step, (WeightedLayerSpec)step.Layer, random)).ToArray(),
    };

    private static TrainedLayer Layer(ShapedLayer step, WeightedLayerSpec layer, Random random)
    {
        var spread = Math.Sqrt(6.0 / layer.WeightRows(step.Input));
        return new TrainedLayer
        {
            Name = layer.Name,
            Weights = Numbers((int)step.Weights, -spread, spread),
            Bias = layer.HasBias ? Numbers(layer.Outputs, -0.2, 0.2) : default,
            Normalization = layer.Normalization is null ? null : new TrainedBatchNorm
            {
                Gain = Numbers(layer.Outputs, 0.7, 1.3),
                Offset = Numbers(layer.Outputs, -0.2, 0.2),
                Mean = Numbers(layer.Outputs, -0.3, 0.3),
                Variance = Numbers(layer.Outputs, 0.5, 2),
            },
        };

        float[] Numbers(int count, double low, double high) =>
            Enumerable.Range(0, count).Select(_ => (float)(low + (high - low) * random.NextDouble())).ToArray();
    }
}
