using CimKit.Crossbars;
using CimKit.Devices;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class InputCheckTests
{
    private static readonly ConductanceRange Cell = ConductanceRange.FromOnResistance(1e5, 10, 16);

    private static string Refusal(Func<object> call) => Assert.Throws<ArgumentOutOfRangeException>(call).Message;

    [Fact]
    public void Between_ArgumentsOutOfRange_AreNamed()
    {
        Assert.StartsWith("bits must be 1 to 16 bit; got 0.", Refusal(() => AdcQuantizer.Between(0, 1, 0)));
        Assert.StartsWith("bits must be 1 to 16 bit; got 17.", Refusal(() => AdcQuantizer.AroundZero(0, 1, 17)));
        Assert.StartsWith("low must be", Refusal(() => AdcQuantizer.Between(double.NaN, 1, 4)));
        Assert.StartsWith("high must be 2 to", Refusal(() => AdcQuantizer.Between(2, 1, 4)));
        Assert.StartsWith("high must be", Refusal(() => AdcQuantizer.AroundZero(-1, double.PositiveInfinity, 4)));
    }

    [Fact]
    public void Symmetric_ArgumentsOutOfRange_AreNamed()
    {
        Assert.StartsWith("bits must be 2 to 16 bit; got 1.", Refusal(() => AdcQuantizer.Symmetric(1, 1)));
        Assert.StartsWith("reach must be 0 or greater; got -1.", Refusal(() => AdcQuantizer.Symmetric(-1, 4)));
    }

    [Fact]
    public void ConductanceEncoding_ArgumentsOutOfRange_AreNamed()
    {
        Assert.StartsWith("largest must be greater than 0; got 0.", Refusal(() => ConductanceEncoding.Differential(0, 0, Cell)));
        Assert.StartsWith("weight must be -1 to 1; got 1.5.", Refusal(() => ConductanceEncoding.Differential(1.5, 1, Cell)));
        Assert.StartsWith("weight must be -2 to 2; got -3.", Refusal(() => ConductanceEncoding.Offset(-3, 2, Cell)));
    }
}
