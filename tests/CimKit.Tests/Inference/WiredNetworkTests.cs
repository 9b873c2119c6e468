using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using Xunit;

namespace CimKit.Tests.Inference;

/// <summary>Networks on arrays whose lines have a resistance.</summary>
public class WiredNetworkTests
{
    private static readonly QuantizedNetwork Network = RandomNetworks.Quantize(
        new NetworkSpec
        {
            Name = "wired", Input = new TensorShape(2, 8, 8),
            Layers =
            [
                new Convolution { Name = "c1", Outputs = 12, Kernel = 3 },
                new Linear { Name = "f1", Outputs = 30 },
                new Linear { Name = "f2", Outputs = 10, HasRelu = false },
            ],
        },
        8, 8, true, new Random(1));

    private static readonly ImageSet Images = RandomNetworks.Images(Network.Spec.Input, 20, new Random(2));

    private static readonly ArrayDesign Design = new()
    {
        Cell = ConductanceRange.FromOnResistance(10 * Si.Kilo, 50, 4), CellBits = 2, Encoding = WeightEncoding.DifferentialPair,
        Adc = new AdcDesign { Bits = 10, Range = AdcRange.Maximum }, Variation = new ProportionalVariation { Sigma = 0.03 }, Columns = 16,
    };

    private static readonly WireDesign Wires = new() { RowSegment = 2, ColumnSegment = 2 };

    private static double[] Logits(WireDesign wires, int threads = 0) =>
        CrossbarNetwork.Program(Network, Design with { Wires = wires }).Evaluate(Images, threads).Logits.ToArray();

    /// <summary>
    /// Logits relative to those of exactly solved wires (root mean square over their spread): one solution per array leaves less than a
    /// twentieth of what ideal wires miss.
    /// </summary>
    [Fact]
    public void Evaluate_OneSolutionPerArray_IsNearTheExactWires()
    {
        var exact = Logits(Wires with { Method = WireMethod.Exact });
        var (uniform, ideal) = (Miss(Logits(Wires)), Miss(Logits(WireDesign.None)));
        Assert.True(ideal > 0.05 && uniform < 0.05 * ideal, $"one solution {uniform:G3}, ideal wires {ideal:G3}");

        double Miss(double[] logits) => Math.Sqrt(logits.Zip(exact, (found, wanted) => (found - wanted) * (found - wanted)).Sum() / exact.Sum(value => value * value));
    }

    [Fact]
    public void Evaluate_Wires_DoNotDependOnThreads() => Assert.Equal(Logits(Wires, 1), Logits(Wires, 2));

    [Fact]
    public void Conductances_WiredChip_AreThoseThatWereProgrammed() => Assert.Equal(
        CrossbarNetwork.Program(Network, Design).Conductances("f1", 1).Siemens.ToArray(),
        CrossbarNetwork.Program(Network, Design with { Wires = Wires }).Conductances("f1", 1).Siemens.ToArray());
}
