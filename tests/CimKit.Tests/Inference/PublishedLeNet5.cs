using CimKit.Data;
using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace CimKit.Tests.Inference;

/// <summary>The published float LeNet-5, quantised after training: weights per output channel, activations unsigned by their maximum.</summary>
internal static class PublishedLeNet5
{
    private static readonly string[] Names = ["convnet.c1", "convnet.c3", "convnet.c5", "fc.f6", "fc.f7"];

    public static QuantizedNetwork Load(ImageSet calibration)
    {
        var tensors = RealData.Weights("csinva_lenet5_mnist.safetensors");
        var spec = LeNet5.Create(hasBias: true);
        var steps = spec.Shapes().Where(step => step.Layer is WeightedLayerSpec).ToArray();
        var largest = LargestInputs(spec, tensors, calibration);
        return new QuantizedNetwork
        {
            Spec = spec,
            WeightBits = 8,
            ActivationBits = 8,
            HasUnsignedActivations = true,
            InputCodesPerUnit = 255 / largest[0],
            Layers = steps.Select((step, index) => Quantize(
                step, tensors[Names[index] + ".weight"], tensors[Names[index] + ".bias"], 255 / largest[index],
                index + 1 < steps.Length ? 255 / largest[index + 1] : 1)).ToArray(),
        };
    }

    private static QuantizedLayer Quantize(ShapedLayer step, float[] weight, float[] bias, double inputScale, double outputScale)
    {
        var rows = weight.Length / bias.Length;
        var scales = bias.Select((_, output) => 127.0 / weight.AsSpan(output * rows, rows).ToArray().Max(Math.Abs)).ToArray();
        return new QuantizedLayer
        {
            Name = step.Layer.Name,
            WeightCodes = weight.Select((value, index) => (sbyte)Math.Round(value * scales[index / rows])).ToArray(),
            Multiplier = scales.Select(scale => outputScale / inputScale / scale).ToArray(),
            Offset = bias.Select(value => value * outputScale).ToArray(),
            MinimumCode = 0,
            MaximumCode = 255,
        };
    }

    /// <summary>Largest input of every layer with weights in a float run.</summary>
    private static double[] LargestInputs(NetworkSpec spec, IReadOnlyDictionary<string, float[]> tensors, ImageSet images)
    {
        var largest = new double[Names.Length];
        for (var image = 0; image < images.Count; image++)
        {
            var values = images.Image(image).ToArray().Select(pixel => pixel / 255.0).ToArray();
            var layer = 0;
            foreach (var step in spec.Shapes())
            {
                if (step.Layer is WeightedLayerSpec)
                {
                    largest[layer] = Math.Max(largest[layer], values.Max());
                    var (weight, bias) = (tensors[Names[layer] + ".weight"], tensors[Names[layer] + ".bias"]);
                    values = Multiply(step, values, weight, bias).Select(value => Math.Max(0, value)).ToArray();
                    layer++;
                }
                else
                    values = Pool(step, values);
            }
        }
        return largest;
    }

    private static double[] Multiply(ShapedLayer step, double[] values, float[] weight, float[] bias)
    {
        var (input, output) = (step.Input, step.Output);
        var (kernel, padding) = step.Layer is Convolution c ? (c.Kernel, c.Padding) : (0, 0);
        var sums = new double[output.Count];
        for (var index = 0; index < sums.Length; index++)
        {
            var (channel, position) = (index / (output.Height * output.Width), index % (output.Height * output.Width));
            sums[index] = bias[channel];
            var rows = weight.Length / bias.Length;
            for (var row = 0; row < rows; row++)
            {
                var source = row;
                if (kernel > 0)
                {
                    var y = position / output.Width + row / kernel % kernel - padding;
                    var x = position % output.Width + row % kernel - padding;
                    if (y < 0 || x < 0 || y >= input.Height || x >= input.Width)
                        continue;
                    source = (row / (kernel * kernel) * input.Height + y) * input.Width + x;
                }
                sums[index] += weight[channel * rows + row] * values[source];
            }
        }
        return sums;
    }

    private static double[] Pool(ShapedLayer step, double[] values)
    {
        var (input, output) = (step.Input, step.Output);
        var pooled = new double[output.Count];
        for (var index = 0; index < pooled.Length; index++)
        {
            var (channel, row, column) = (index / (output.Height * output.Width), index / output.Width % output.Height, index % output.Width);
            var corner = (channel * input.Height + 2 * row) * input.Width + 2 * column;
            pooled[index] = new[] { values[corner], values[corner + 1], values[corner + input.Width], values[corner + input.Width + 1] }.Max();
        }
        return pooled;
    }
}
