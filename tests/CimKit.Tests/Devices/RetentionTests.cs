using CimKit.Devices;
using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Devices;

public class RetentionTests
{
    private static readonly ConductanceRange Range = ConductanceRange.FromOnResistance(10 * Si.Kilo, 10, levels: 4);

    private static readonly TableRetention Table = new()
    {
        Conductances = [20 * Si.Micro, 80 * Si.Micro], Times = [100, 10000],
        MeanChanges = [1 * Si.Micro, 3 * Si.Micro, -2 * Si.Micro, -4 * Si.Micro], Spreads = [0.1 * Si.Micro, 0.3 * Si.Micro, 0, 0.2 * Si.Micro],
    };

    [Fact]
    public void PowerLaw_TowardATarget_StopsThere() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 0.3], Gen.Double[0, 1], Gen.Double[0, 10]).Sample((part, exponent, target, decade) =>
        {
            var law = new PowerLawRetention { Exponent = exponent, Target = target };
            var (start, end) = (At(part), At(target));
            var later = law.At(start, Range, Math.Pow(10, decade), new CellDraws(0));
            return later >= Math.Min(start, end) && later <= Math.Max(start, end);
        });

    [Fact]
    public void PowerLaw_FreeOfTheTarget_IsThePower()
    {
        var law = new PowerLawRetention { Exponent = 0.05, Target = 0 };
        Assert.Equal(60 * Si.Micro / Math.Pow(100, 0.05), law.At(60 * Si.Micro, Range, 100, new CellDraws(0)), 1e-18);
        Assert.Equal(60 * Si.Micro, law.At(60 * Si.Micro, Range, 0.5, new CellDraws(0)));
    }

    [Fact]
    public void PowerLaw_RandomDirection_IsAThirdEach()
    {
        var law = new PowerLawRetention { Exponent = 0.1, Target = null };
        var later = Enumerable.Range(0, 300).Select(i => law.At(40 * Si.Micro, Range, 1e4, new CellDraws(0, 0, (i + 0.5) / 300))).ToArray();
        Assert.Equal([100, 100, 100], later.GroupBy(value => value.CompareTo(40 * Si.Micro)).OrderBy(group => group.Key).Select(group => group.Count()));
        Assert.Equal(CellDrawKinds.Direction, law.Draws);
    }

    [Fact]
    public void PowerLaw_SpreadExponent_IsDrawnPerCell()
    {
        var law = new PowerLawRetention { Exponent = 0.05, ExponentSpread = 0.02, Target = 0 };
        Assert.Equal(60 * Si.Micro * Math.Pow(1000, -0.07), law.At(60 * Si.Micro, Range, 1000, new CellDraws(0, 1)), 1e-18);
        Assert.Equal(60 * Si.Micro * Math.Pow(1000, -0.01), law.At(60 * Si.Micro, Range, 1000, new CellDraws(0, -3)), 1e-18);
    }

    [Fact]
    public void Table_EntriesBetweenAndOutside_AreInterpolated()
    {
        Assert.Equal(1 * Si.Micro, Table.MeanChange(20 * Si.Micro, 100), 1e-18);
        Assert.Equal(2 * Si.Micro, Table.MeanChange(20 * Si.Micro, 1000), 1e-18);
        Assert.Equal(-0.5 * Si.Micro, Table.MeanChange(50 * Si.Micro, 100), 1e-18);
        Assert.Equal(-4 * Si.Micro, Table.MeanChange(99 * Si.Micro, 1e9), 1e-18);
        Assert.Equal(0.5 * Si.Micro, Table.MeanChange(10 * Si.Micro, 50), 1e-18);
        Assert.Equal(0, Table.MeanChange(50 * Si.Micro, 0));
        Assert.Equal(23.6 * Si.Micro, Table.At(20 * Si.Micro, Range, 10000, new CellDraws(0, 2)), 1e-15);
        Assert.Empty(Table.Problems());
    }

    [Fact]
    public void Table_WrongShape_NamesEveryProblem() =>
        Assert.Equal(3, (Table with { Times = [100, 100], MeanChanges = [1], Spreads = [-1, 0, 0, 0] }).Problems().Count);

    [Fact]
    public void ThermallyActivated_Hotter_IsTheSameCellLater()
    {
        var law = new PowerLawRetention { Exponent = 0.02, Target = 0 };
        var hot = new ThermallyActivatedRetention { Law = law, ActivationEnergy = 1.1, ReferenceTemperature = 300, Temperature = 358 };
        Assert.Equal(Math.Exp(1.1 / 8.617333e-5 * (1 / 300.0 - 1 / 358.0)), hot.Acceleration, 1e-6);
        Assert.Equal(law.At(90 * Si.Micro, Range, 1e4 * hot.Acceleration, new CellDraws(0)), hot.At(90 * Si.Micro, Range, 1e4, new CellDraws(0)));
        Assert.Equal(1, (hot with { Temperature = 300 }).Acceleration);
    }

    [Fact]
    public void StuckFaults_Rates_AreExactAndDisjoint()
    {
        var faults = new StuckFaults { OffRate = 0.02, OnRate = 0.03 };
        var stuck = Enumerable.Range(0, 1000).Select(i => faults.StuckAt((i + 0.5) / 1000, Range)).ToArray();
        Assert.Equal((20, 30), (stuck.Count(value => value == Range.Minimum), stuck.Count(value => value == Range.Maximum)));
        Assert.Contains("must not exceed 1", Assert.Single((faults with { OffRate = 0.99 }).Problems()));
    }

    [Fact]
    public void DeviceToDevice_ZeroSpread_IsTheMeanDevice()
    {
        var nominal = CimKit.Devices.Presets.EpiRam.Create().Curve!;
        Assert.Equal(nominal, new DeviceToDeviceSpread().Device(nominal, 1, 1, 1, 1));
        var shared = new DeviceToDeviceSpread { Nonlinearity = 0.5, SharesDraw = true }.Device(nominal, 2, -7, 0, 0);
        Assert.Equal((1.5, 0.5), (shared.PotentiationNonlinearity, shared.DepressionNonlinearity));
    }

    /// <summary>Soft bounds that stop at part f have a = 1/ln(1/(1 − f)): published labels 2.72, 3.39 and 4.64.</summary>
    [Theory]
    [InlineData(0.90, 2.72)]
    [InlineData(0.95, 3.39)]
    [InlineData(0.99, 4.64)]
    public void PulsedResponse_SoftBounds_HasThePublishedLabels(double part, double label) => Assert.Equal(
        label, new CimKit.Devices.Pulsed.SoftBounds { Step = 1e-4, Maximum = 1, Minimum = -1 }.Nonlinearity(part: part).Label, 0.006);

    private static double At(double part) => Range.Minimum + part * (Range.Maximum - Range.Minimum);
}
