using CimKit.Designs;
using CimKit.Devices;
using CimKit.Devices.Statistics;
using CimKit.Foundation;
using CimKit.Neural.Tensors;
using CimKit.Neural.Training;
using Xunit;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public sealed class WeightNoiseTests
{
    private const int Weights = 40_000;

    public static TheoryData<WeightNoise> Laws { get; } = [WeightNoise.Additive(0.1), WeightNoise.Proportional(0.2), WeightNoise.PhaseChange(), new WeightNoise(0.1, -0.2, 0.05)];

    [Fact]
    public void PhaseChange_AnyConductance_IsTheProgrammingErrorOfTheDeviceModel()
    {
        var device = new ProjectedPcm();

        Assert.All(new[] { 0, 0.1, 0.5, 0.9, 1 }, part => Assert.Equal(
            device.ProgrammingSigma(part * device.Maximum) / device.Maximum, WeightNoise.PhaseChange().Sigma(part), 1e-7));
    }

    // The tensor twin of the scalar law; 40,000 draws know a deviation to 0.4 %, so 2 % is five times that.
    [Theory, MemberData(nameof(Laws))]
    public void Apply_ManyWeights_SpreadAsTheLawSays(WeightNoise law)
    {
        using var scope = NewDisposeScope();
        using var random = new SeedTree(3).ToGenerator();
        var noise = new NoisyWeights(law, 0.5, 0, random);
        foreach (var part in new[] { 0, 0.3, 1 })
        {
            var weights = full([Weights], (float)(-2 * part), device: CPU);
            var found = noise.Apply(weights, reach: 2);

            Assert.Equal(law.Sigma(part), found.std().item<float>(), law.Sigma(part) * 0.02 + 1e-7);
            Assert.Equal(-2 * part, found.mean().item<float>(), 5 * law.Sigma(part) / Math.Sqrt(Weights) + 1e-6);
        }
    }

    [Fact]
    public void Apply_WeightsLeftOut_AreThatPart()
    {
        using var scope = NewDisposeScope();
        using var random = new SeedTree(3).ToGenerator();
        var found = new NoisyWeights(WeightNoise.Additive(0), 1, 0.2, random).Apply(ones(Weights), 1);

        Assert.Equal(0.8, found.mean().item<float>(), 0.01);
    }

    // One cell a side holds the whole weight: two independent deviations of σ of the range.
    [Fact]
    public void Of_PairOfCellsWithSpreadOfTheRange_IsRootTwoOfIt()
    {
        var design = new ArrayDesign
        {
            CellBits = 7,
            Encoding = WeightEncoding.DifferentialPair,
            Cell = ConductanceRange.FromOnResistance(100e3, 2, levels: 128),
            Adc = new AdcDesign { Bits = 6 },
            Variation = new StateVariation { Sigmas = [0.05] },
        };

        Assert.Equal(0.05 * Math.Sqrt(2), WeightNoise.Of(design).Constant, 0.001);
        Assert.Equal(0.075 * Math.Sqrt(2), WeightNoise.Of(design, factor: 1.5).Constant, 0.0015);
        Assert.Equal(0, WeightNoise.Of(design with { Variation = ProgrammingVariation.None }).Constant, 1e-9);
    }

    [Fact]
    public void Sigma_BelowZero_IsZero() => Assert.Equal(0, new WeightNoise(0.1, -0.2, 0).Sigma(1));
}
