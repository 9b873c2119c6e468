using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace CimKit.Benchmarks.Inference;

/// <summary>Networks with random weights, and the arrays they are measured on.</summary>
internal static class Workloads
{
    private static readonly ConductanceRange Cell = ConductanceRange.FromOnResistance(10 * Si.Kilo, 100, 128);

    public static IEnumerable<QuantizedNetwork> Networks() => [Random(Mlp.Create()), Random(LeNet5.Create(hasBias: true)), Random(Vgg8())];

    public static IEnumerable<(string Name, ArrayDesign Design)> Designs()
    {
        var spread = new ProportionalVariation { Sigma = 0.03 };
        yield return ("W3 offset, 8 × 1 bit, 6 bit ADC", Array(1, 6) with { Variation = spread });
        yield return ("ideal, 8 × 1 bit, 5 bit ADC", Array(1, 5));
        yield return ("3 %, 8 × 1 bit, 5 bit ADC", Array(1, 5) with { Variation = spread });
    }

    public static ImageSet Images(TensorShape shape, int count)
    {
        var pixels = new byte[count * shape.Count];
        new SeedTree(1)["images"].ToRandom().NextBytes(pixels);
        return new ImageSet("random", shape, pixels, new byte[count], ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    }

    private static ArrayDesign Array(int cellBits, int adcBits) => new()
    {
        CellBits = cellBits, Cell = Cell, Adc = new AdcDesign { Bits = adcBits, Range = AdcRange.Maximum },
    };

    /// <summary>Normal weights; every layer's codes spread over their range, half of them 0 after the rectifier.</summary>
    private static QuantizedNetwork Random(NetworkSpec spec) => new()
    {
        Spec = spec, WeightBits = 8, ActivationBits = 8, InputCodesPerUnit = 255, HasUnsignedActivations = true,
        Layers = spec.Shapes().Where(layer => layer.Layer is WeightedLayerSpec).Select(layer =>
        {
            var random = new SeedTree(2)[layer.Layer.Name].ToRandom();
            var rows = layer.Weights / ((WeightedLayerSpec)layer.Layer).Outputs;
            var codes = new sbyte[layer.Weights];
            for (var i = 0; i < codes.Length; i++)
                codes[i] = (sbyte)Math.Clamp(40 * (random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2) * 1.7, -127, 127);
            return new QuantizedLayer
            {
                Name = layer.Layer.Name, WeightCodes = codes, Multiplier = [80 / (40 * 110 * Math.Sqrt(rows))], MinimumCode = 0, MaximumCode = 255,
            };
        }).ToArray(),
    };

    private static NetworkSpec Vgg8() => new()
    {
        Name = "VGG-8", Input = new TensorShape(3, 32, 32),
        Layers =
        [
            Convolution("conv1", 128), Convolution("conv2", 128), new Pooling { Name = "pool1", Size = 2 },
            Convolution("conv3", 256), Convolution("conv4", 256), new Pooling { Name = "pool2", Size = 2 },
            Convolution("conv5", 512), Convolution("conv6", 512), new Pooling { Name = "pool3", Size = 2 },
            new Linear { Name = "fc1", Outputs = 1024 }, new Linear { Name = "fc2", Outputs = 10, HasRelu = false },
        ],
    };

    private static Convolution Convolution(string name, int outputs) => new() { Name = name, Outputs = outputs, Kernel = 3, Padding = 1 };
}
