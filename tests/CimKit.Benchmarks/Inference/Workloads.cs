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

    public static IEnumerable<(string Name, Func<QuantizedNetwork> Create)> Networks() =>
    [
        ("MLP", () => RandomWeights.Of(Mlp.Create())),
        ("LeNet-5", () => RandomWeights.Of(LeNet5.Create(hasBias: true))),
        ("ResNet-20", () => RandomWeights.Of(CifarResNet.Create(20, ResidualShortcut.Projection))),
        ("VGG-8", () => RandomWeights.Of(Vgg8.Create())),
    ];

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
}
