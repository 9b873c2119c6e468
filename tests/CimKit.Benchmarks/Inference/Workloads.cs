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

    public static IEnumerable<QuantizedNetwork> Networks() => [Random(Mlp.Create()), Random(LeNet5.Create(hasBias: true)), Random(Vgg8.Create())];

    public static IEnumerable<(string Name, ArrayDesign Design)> Designs()
    {
        var spread = new ProportionalVariation { Sigma = 0.03 };
        var single = Array(7, 8) with { Encoding = WeightEncoding.DifferentialPair, InputBitsPerCycle = 8, Variation = spread };
        yield return ("W1 pair, 7 bit, 8 bit inputs", single);
        yield return ("W2 pair, 4 × 2 bit, 8 bit ADC", Array(2, 8) with { Encoding = WeightEncoding.DifferentialPair, Variation = spread });
        yield return ("W3 offset, 8 × 1 bit, 6 bit ADC", Array(1, 6) with { Variation = spread });
        yield return ("W4 = W1, reads with 2 % noise", single with { ReadNoise = new ReadNoise { Relative = 0.02 } });
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
}
