using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Devices.Statistics;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using Xunit;

namespace CimKit.Tests.Inference;

public class AgeingTests
{
    private static readonly QuantizedNetwork Network =
        RandomNetworks.Quantize(Mlp.Create(32, 16), 8, 8, isUnsigned: true, new SeedTree(1)["test"].ToRandom());

    private static readonly ImageSet Images = RandomNetworks.Images(Network.Spec.Input, 20, new SeedTree(2)["test"].ToRandom());

    private static readonly ArrayDesign Pcm = new()
    {
        Cell = new ConductanceRange { Minimum = 0.1 * Si.Micro, Maximum = 25 * Si.Micro, Levels = 4 }, CellBits = 2, Adc = AdcDesign.Ideal,
        Effects = new CellEffects { Model = new ProjectedPcm(), Time = 1e6 },
    };

    [Fact]
    public void Evaluate_AgedChip_DoesNotDependOnThreads()
    {
        var chip = CrossbarNetwork.Program(Network, Pcm with { Effects = Pcm.Effects with { HasDriftCompensation = true } });
        Assert.Equal(chip.Evaluate(Images, 1).Logits.ToArray(), chip.Evaluate(Images, 2).Logits.ToArray());
    }

    [Fact]
    public void Evaluate_ZeroEffects_EqualsSoftware()
    {
        var effects = new CellEffects { Retention = new PowerLawRetention { Exponent = 0, Target = 0 }, Time = 1e8, HasDriftCompensation = true };
        var arrays = CrossbarNetwork.Program(Network, Pcm with { Effects = effects }).Evaluate(Images);
        Assert.Equal(SoftwareInference.Evaluate(Network, Images).Logits.ToArray(), arrays.Logits.ToArray());
    }

    /// <summary>A pure drift (no spread) shrinks every sum by one factor, which compensation brings back.</summary>
    [Fact]
    public void Evaluate_CompensatedDrift_IsNearerToSoftware()
    {
        var model = new ProjectedPcm { ProgrammingScale = 0, ReadScale = 0 };
        var software = SoftwareInference.Evaluate(Network, Images).Logits.ToArray();
        var (bare, compensated) = (Error(false), Error(true));
        Assert.True(compensated < 0.5 * bare, $"{compensated} with, {bare} without.");

        double Error(bool isCompensated)
        {
            var design = Pcm with { Effects = new CellEffects { Model = model, Time = 3e7, HasDriftCompensation = isCompensated } };
            return CrossbarNetwork.Program(Network, design).Evaluate(Images).Logits.ToArray().Zip(software, (got, ideal) => Math.Abs(got - ideal)).Sum();
        }
    }

    [Fact]
    public void Conductances_FaultyChip_ShowStuckCells()
    {
        var design = Pcm with { Effects = new CellEffects { Faults = new StuckFaults { OnRate = 1 } } };
        var map = CrossbarNetwork.Program(Network, design).Conductances(Network.Layers[0].Name);
        Assert.All(map.Siemens.ToArray(), siemens => Assert.Equal(25 * Si.Micro, siemens));
    }
}
