using System.Globalization;
using CimKit.Notebooks.Comparison;
using CsCheck;
using Xunit;

namespace CimKit.Notebooks.Tests.Comparison;

public sealed class NumericTextTests
{
    [Theory]
    [InlineData("1,234,567 cells", "1,234,568 cells", 1e-6, true)]
    [InlineData("1.5e-12 J", "1.6e-12 J", 0.01, false)]
    [InlineData("−3.0 mV", "3.0 mV", 0.1, false)]
    [InlineData("conv1", "conv2", 1, false)]
    [InlineData("10⁻⁹", "10⁻⁸", 1, false)]
    [InlineData("a   9.99  b", "a  10.00  b", 0.01, true)]
    [InlineData("1.00 pJ", "1.00 nJ", 1, false)]
    [InlineData("3 of 5", "3 of 5 5", 1, false)]
    public void AreSame_Pair_IsAsExpected(string left, string right, double tolerance, bool isSame) =>
        Assert.Equal(isSame, NumericText.AreSame(left, right, tolerance));

    [Fact]
    public void AreSame_NumberMovedByMoreThanTheTolerance_Differs() => Gen.Select(Gen.Double[1e-9, 1e9], Gen.Double[-0.5, 0.5]).Sample((value, part) =>
        NumericText.AreSame(Show(value), Show(value * (1 + part)), 0.1) == (Math.Abs(part) <= 0.1 * Math.Max(1, 1 + part)));

    private static string Show(double value) => string.Create(CultureInfo.InvariantCulture, $"x {value:R} J");
}
