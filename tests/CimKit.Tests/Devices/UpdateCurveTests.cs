using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Devices;

public class UpdateCurveTests
{
    private static UpdateCurve Curve(double up, double down, int pulses = 50) => new()
    {
        Minimum = 1 * Si.Micro, Maximum = 11 * Si.Micro, PotentiationPulses = pulses, DepressionPulses = pulses,
        PotentiationNonlinearity = up, DepressionNonlinearity = down, CycleToCycleSigma = 0.02,
    };

    [Fact]
    public void Apply_LinearDevice_MovesByEqualSteps()
    {
        var curve = Curve(0, 0);
        Assert.Equal(3 * Si.Micro, curve.Apply(1 * Si.Micro, 10), 1e-18);
        Assert.Equal(9 * Si.Micro, curve.Apply(11 * Si.Micro, -10), 1e-18);
    }

    /// <summary>Where the curve is flat, neighbours may differ by a rounding error.</summary>
    [Fact]
    public void Curves_AnyLabels_RunFromEndToEndMonotonically() => Gen.Select(Gen.Double[-9, 9], Gen.Double[-9, 9]).Sample((up, down) =>
    {
        var curve = Curve(up, down);
        var (rise, fall) = (curve.PotentiationCurve(), curve.DepressionCurve());
        return rise.Count == 51 && Near(rise[0], curve.Minimum) && Near(rise[^1], curve.Maximum)
            && Near(fall[0], curve.Maximum) && Near(fall[^1], curve.Minimum)
            && rise.Zip(rise.Skip(1)).All(pair => pair.First <= pair.Second + 1e-10 * Si.Micro)
            && fall.Zip(fall.Skip(1)).All(pair => pair.First >= pair.Second - 1e-10 * Si.Micro);
        static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9 * Si.Micro;
    });

    [Fact]
    public void Apply_SameSignLabels_RetracesTheCurve()
    {
        var curve = Curve(2, 2);
        var up = curve.Apply(curve.Minimum, 20);
        Assert.Equal(curve.Minimum, curve.Apply(up, -20), 1e-16);
        Assert.Equal(0, curve.Asymmetry);
    }

    [Fact]
    public void Apply_PositiveLabel_IsFastAtTheStart()
    {
        var curve = Curve(3, -3);
        Assert.True(curve.Apply(curve.Minimum, 25) > 0.5 * (curve.Minimum + curve.Maximum));
        Assert.True(curve.Apply(curve.Maximum, -25) < 0.5 * (curve.Minimum + curve.Maximum));
    }

    [Fact]
    public void Spread_FourPulses_IsTwiceThatOfOne()
    {
        var curve = Curve(1, -1);
        Assert.Equal(0.02 * 10 * Si.Micro, curve.Spread(1), 1e-18);
        Assert.Equal(2 * curve.Spread(1), curve.Spread(4), 1e-18);
    }

    /// <summary>Variance of four independent pulses: σ²·(1 + ρ² + ρ⁴ + ρ⁶).</summary>
    [Fact]
    public void ExactSpread_FourPulses_IsTheSumOfDampedPulses()
    {
        var curve = Curve(2.4, -4.88);
        var rho = Math.Exp(-1 / curve.Potentiation.A);
        var expected = curve.Spread(1) * Math.Sqrt(1 + Math.Pow(rho, 2) + Math.Pow(rho, 4) + Math.Pow(rho, 6));
        Assert.Equal(expected, curve.ExactSpread(4), 1e-16);
        Assert.Equal(curve.Spread(9), Curve(0, 0).ExactSpread(9), 1e-18);
    }

    [Fact]
    public void Problems_ReversedRange_IsNamed() =>
        Assert.Contains("Maximum must be greater than Minimum", Assert.Single((Curve(1, 1) with { Maximum = 1 * Si.Nano }).Problems()));

    /// <summary>Curvatures of the published table, document of device presets.</summary>
    [Fact]
    public void Presets_Curvatures_EqualThePublishedOnes()
    {
        Assert.Equal(0.499181, AgASi.Create().Curve!.Potentiation.A / 97, 1e-6);
        Assert.Equal(-0.200303, AgASi.Create().Curve!.Depression.A / 100, 1e-6);
        Assert.Equal(2.519877, EpiRam.Create().Curve!.Potentiation.A / 64, 1e-6);
        Assert.Equal(0.702081, HzoFeFet.Create().Curve!.Potentiation.A / 32, 1e-6);
        Assert.Equal(0.848677, HzoFeFet.Create().Curve!.Depression.A / 32, 1e-6);
        Assert.Equal(-2.063266, AlOxHfO2.Create().Curve!.Depression.A / 40, 1e-6);
        Assert.Equal(12.0245, PcmGst.Create().Curve!.Potentiation.A / 100, 1e-4);
        Assert.True(double.IsInfinity(IdealAnalog.Create().Curve!.Potentiation.A));
    }

    [Fact]
    public void Presets_AgASi_HasThePublishedConductances()
    {
        var range = AgASi.Create().Range!;
        Assert.Equal(38.462 * Si.Nano, range.Maximum, 0.001 * Si.Nano);
        Assert.Equal(3.0769 * Si.Nano, range.Minimum, 0.0001 * Si.Nano);
        Assert.Equal(12.5, range.OnOffRatio, 1e-12);
    }
}
