using System.Globalization;
using CimKit.Devices;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Devices;

public class NonlinearityTests
{
    [Fact]
    public void NormalizedA_AllPublishedLabels_EqualsTheTableToSixDecimals()
    {
        using var reader = new StreamReader(
            typeof(NonlinearityTests).Assembly.GetManifestResourceStream("nonlinearity-a.csv")!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();
        Assert.Equal(900, lines.Length);
        Assert.All(lines, line =>
        {
            var cells = line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(cells[1], Nonlinearity.NormalizedA(cells[0]), 0.51e-6);
        });
    }

    [Fact]
    public void Label_OfNormalizedA_IsTheLabel() => Gen.Double[-9.5, 9.5].Where(label => Math.Abs(label) > 1e-3)
        .Sample(label => Math.Abs(Nonlinearity.Label(Nonlinearity.NormalizedA(label)) - label) < 1e-9 * Math.Abs(label) + 1e-9);

    [Fact]
    public void NormalizedA_LargerLabel_BendsMore() => Gen.Select(Gen.Double[0.01, 9], Gen.Double[0.01, 9])
        .Where((a, b) => Math.Abs(a - b) > 1e-6)
        .Sample((a, b) => (a < b) == (Nonlinearity.NormalizedA(a) > Nonlinearity.NormalizedA(b)));

    [Fact]
    public void NormalizedA_Zero_IsLinear() => Assert.Equal(double.PositiveInfinity, Nonlinearity.NormalizedA(0));

    [Theory]
    [InlineData(10.2)]
    [InlineData(double.NaN)]
    public void NormalizedA_BeyondTheLimit_IsRefused(double label) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Nonlinearity.NormalizedA(label));
}
