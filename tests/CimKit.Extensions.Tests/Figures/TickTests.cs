using CimKit.Extensions.Figures;
using CsCheck;

namespace CimKit.Extensions.Tests.Figures;

public sealed class TickTests
{
    [Fact]
    public void Linear_WholeNumbers_HaveNoHalves() =>
        Assert.Equal(["3", "4", "5"], LinearTicks.Of(2.9, 5.1, 20, isWhole: true).Select(tick => tick.Text));

    [Fact]
    public void Linear_SmallSteps_ShowAsManyDecimals() =>
        Assert.Equal(["−0.05", "0.00", "0.05"], LinearTicks.Of(-0.06, 0.06, 3, isWhole: false).Select(tick => tick.Text));

    [Fact]
    public void Linear_AnyRange_StaysInsideAndWithinTheCount() => Gen.Select(Gen.Double[-1e3, 1e3], Gen.Double[1e-3, 1e3], Gen.Int[2, 12]).Sample((low, width, count) =>
    {
        var ticks = LinearTicks.Of(low, low + width, count, isWhole: false);
        return ticks.Count <= count + 1 && ticks.All(tick => tick.Place >= low - (1e-6 * width) && tick.Place <= low + width + (1e-6 * width));
    });

    [Fact]
    public void Logarithmic_WideRange_ShowsPowers() =>
        Assert.Equal(["10⁻⁹", "10⁻⁸", "10⁻⁷"], LogarithmicTicks.Of(-9.2, -6.9, 5).Select(tick => tick.Text));

    [Fact]
    public void Logarithmic_NarrowRange_ShowsOneTwoFive() =>
        Assert.Equal(["2", "5"], LogarithmicTicks.Of(0.2, 0.8, 5).Select(tick => tick.Text));
}
