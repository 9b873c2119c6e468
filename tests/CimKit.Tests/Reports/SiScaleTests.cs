using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class SiScaleTests
{
    [Theory]
    [InlineData(38.46e-9, "S", "38.46 nS")]
    [InlineData(2.5e-12, "m²", "2.5 µm²")]
    [InlineData(4.1e-6, "m²", "4.1 mm²")]
    [InlineData(1e-3, "A", "1 mA")]
    [InlineData(3.2e-13, "J/OP", "320 fJ/OP")]
    [InlineData(0.25, "1", "0.25")]
    [InlineData(98.7, "%", "98.7 %")]
    [InlineData(5, "bit", "5 bit")]
    [InlineData(12000, "pulse", "1.2E+04 pulse")]
    [InlineData(0, "V", "0 V")]
    [InlineData(-1.5e-3, "V", "-1.5 mV")]
    public void Format_ValueAndUnit_ShowsThePrefixOfTheUnit(double value, string unit, string expected) =>
        Assert.Equal(expected, Si.Format(value, unit));

    [Fact]
    public void ScaleFor_AnyMagnitude_LeavesANumberFromOneToThousand() => Gen.Double[-17, 14].Sample(power =>
    {
        var scaled = Math.Pow(10, power) / Si.ScaleFor(Math.Pow(10, power), "W").Factor;
        return scaled is >= 0.999999 and < 1000.001;
    });
}
