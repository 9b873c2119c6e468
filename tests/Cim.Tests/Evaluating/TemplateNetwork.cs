using CimKit.Checkpoints;
using CimKit.Data;
using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace Cim.Tests.Evaluating;

/// <summary>A multilayer perceptron that finds the nearest mean digit: weights that need no training and do better than chance.</summary>
internal static class TemplateNetwork
{
    private const int Classes = 10;
    // What is far from the image may be cut off by the rectifier; the nearest is not.
    private const float Positive = 5;

    public static void Write(string path)
    {
        var spec = Mlp.Create();
        var digits = SyntheticDigits.Create(training: 400, test: 1).Training;
        spec = spec with { Layers = spec.Layers.Select(layer => layer is WeightedLayerSpec weighted ? weighted with { HasBias = true } : layer).ToList() };
        var shapes = spec.Shapes().Where(step => step.Layer is WeightedLayerSpec).ToList();
        TrainedNetworkFile.Write(new TrainedNetwork { Spec = spec, Layers = [.. shapes.Select((step, number) => Layer(step, number == 0 ? digits : null))] }, path);
    }

    private static TrainedLayer Layer(ShapedLayer step, ImageSet? digits)
    {
        var (rows, outputs) = (step.Input.Count, ((WeightedLayerSpec)step.Layer).Outputs);
        var (weights, bias) = (new float[rows * outputs], new float[outputs]);
        for (var label = 0; label < Classes; label++)
        {
            if (digits is null)
            {
                weights[label * rows + label] = 1;
                continue;
            }
            var mean = Mean(digits, label);
            mean.CopyTo(weights, label * rows);
            bias[label] = Positive - mean.Sum(value => value * value) / 2;
        }
        return new TrainedLayer { Name = step.Layer.Name, Weights = weights, Bias = bias };
    }

    private static float[] Mean(ImageSet digits, int label)
    {
        var images = Enumerable.Range(0, digits.Count).Where(image => digits.Labels.Span[image] == label).ToArray();
        return [.. Enumerable.Range(0, digits.Shape.Count).Select(pixel => images.Average(image => digits.Image(image)[pixel] / 255f))];
    }
}
