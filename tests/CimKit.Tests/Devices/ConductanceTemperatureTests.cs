using CimKit.Devices;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Devices;

public class ConductanceTemperatureTests
{
    [Fact]
    public void Factor_FiftyKelvinWarmer_IsLinear()
    {
        var warm = new ConductanceTemperature { Coefficient = -0.002, Temperature = 350 };
        Assert.Equal(0.9, warm.Factor, 1e-12);
        Assert.Equal(1.1, (warm with { Temperature = 250 }).Factor, 1e-12);
        Assert.True((warm with { Temperature = 300 }).IsNone && ConductanceTemperature.None.IsNone);
    }

    [Fact]
    public void Problems_NegativeConductance_IsNamedByTheEffects()
    {
        var effects = new CellEffects { Temperature = new ConductanceTemperature { Coefficient = -0.01, Temperature = 450 } };
        var cell = ConductanceRange.FromOnResistance(10 * Si.Kilo, 20, 4);
        Assert.Equal(["Temperature: Coefficient·(Temperature − ProgrammingTemperature) must be −1 or greater; got -1.5."],
            effects.Problems(cell, ProgrammingVariation.None));
    }

    [Fact]
    public void IsNone_WarmChip_IsFalse()
    {
        var effects = new CellEffects { Temperature = new ConductanceTemperature { Coefficient = -0.002, Temperature = 350 } };
        Assert.False(effects.IsNone);
        Assert.Equal("0.9 of the conductance at 350 K", effects.ToString());
    }
}
