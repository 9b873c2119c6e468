using CimKit.Devices;
using CimKit.Devices.Fitting;
using CimKit.Foundation;
using CimKit.Tests.Golden;
using CsCheck;
using MathNet.Numerics.Distributions;
using Xunit;

namespace CimKit.Tests.Devices.Fitting;

public class PulseFitTests
{
    [Fact, CheckFunction("fit.synthetic")]
    public void OneParameter_CheckValues_Equal() => Assert.All(CheckValues.Of("fit.synthetic"), example =>
    {
        var positions = example.Doubles("pulse_normalised").Select(x => (int)Math.Round(1000 * x)).ToArray();
        var fit = PulseFit.OneParameter(new PulseBranch(example.Id, PulseDirection.Potentiation, positions, example.Doubles("g_normalised")));
        example.AssertClose("nl", [fit.Label.Value]);
        example.AssertClose("a_normalised", [fit.NormalizedA]);
    });

    [Fact]
    public void BothFits_NoiseFreeCurves_FindTheLabelAndTheRange() => Gen.Select(Gen.Double[-7, 7], Gen.Int[20, 200], Gen.Bool)
        .Where((label, _, _) => Math.Abs(label) > 0.05).Sample((label, pulses, isUp) =>
    {
        var branch = Branch(label, pulses, isUp, 0, 0);
        foreach (var fit in new[] { PulseFit.OneParameter(branch), PulseFit.ThreeParameters(branch) })
        {
            Assert.Equal(label, fit.Label.Value, 1e-5);
            Assert.Equal(1 * Si.Micro, fit.Minimum.Value, 1e-4 * Si.Micro);
            Assert.Equal(11 * Si.Micro, fit.Maximum.Value, 1e-4 * Si.Micro);
            Assert.InRange(fit.ResidualRms, 0, 1e-6);
        }
    }, iter: 60);

    /// <summary>Of 200 intervals of 95 % with independent noise the true label lies in 190 ± 3.1; four of those deviations are allowed.</summary>
    [Fact]
    public void ThreeParameters_WhiteReadNoise_IntervalsCoverTheTruth()
    {
        var covered = Enumerable.Range(0, 200).Count(run =>
        {
            var label = PulseFit.ThreeParameters(Branch(2.4, 100, true, 0.02, 0, run)).Label;
            return label.Lower <= 2.4 && 2.4 <= label.Upper;
        });
        Assert.InRange(covered, 178, 200);
    }

    /// <summary>Both deviations come back within 10 % from 4,000 pulses: their standard errors are below 3 %.</summary>
    [Theory]
    [InlineData(0.03, 0.0)]
    [InlineData(0.0, 0.01)]
    [InlineData(0.03, 0.01)]
    public void Noise_ReadAndPulseNoise_AreToldApart(double read, double pulse)
    {
        var noise = PulseFit.OneParameter(Branch(0.5, 4000, true, read, pulse)).Noise;
        var range = Branch(0.5, 4000, true, read, pulse).Conductances;
        var scale = 10 * Si.Micro / (range.Max() - range.Min()); // Normalised by the noisy samples.
        Assert.Equal(read * scale, noise.ReadSigma, 0.1 * read * scale + 0.0007);
        Assert.Equal(pulse * scale, noise.CycleToCycleSigma, 0.1 * pulse * scale + 0.002);
        Assert.True(noise.NaiveSigma >= noise.CycleToCycleSigma - 1e-9);
    }

    [Fact]
    public void ToCurve_TrainsUpAndDown_GiveTheDeviceTheyCameFrom()
    {
        var fit = PulseResponseFit.Of([Branch(1.8, 50, true, 0, 0), Branch(1.8, 50, true, 0, 0), Branch(-3.1, 40, false, 0, 0)]);
        var curve = fit.ToCurve();
        Assert.Equal(1.8, curve.PotentiationNonlinearity, 1e-4);
        Assert.Equal(-3.1, curve.DepressionNonlinearity, 1e-4);
        Assert.Equal((50, 40), (curve.PotentiationPulses, curve.DepressionPulses));
        Assert.Equal(0, fit.PotentiationSpread, 1e-9);
        Assert.Empty(curve.Problems());
        Assert.Contains("at least one of Depression", Assert.Throws<ArgumentException>(() => PulseResponseFit.Of([Branch(1, 9, true, 0, 0)])).Message);
    }

    private static PulseBranch Branch(double label, int pulses, bool isUp, double read, double pulse, int run = 0)
    {
        var curve = new UpdateCurve
        {
            Minimum = 1 * Si.Micro, Maximum = 11 * Si.Micro, PotentiationPulses = pulses, DepressionPulses = pulses,
            PotentiationNonlinearity = label, DepressionNonlinearity = label,
        };
        var ideal = isUp ? curve.PotentiationCurve() : curve.DepressionCurve();
        var normals = new double[2 * ideal.Count];
        Normal.Samples(new SeedTree(7)["fit"][run].ToRandom(), normals, 0, 10 * Si.Micro);
        var walk = 0.0;
        var measured = ideal.Select((value, i) =>
        {
            walk += i == 0 ? 0 : pulse * normals[i];
            return value + walk + read * normals[ideal.Count + i];
        });
        return new PulseBranch("train", isUp ? PulseDirection.Potentiation : PulseDirection.Depression, Enumerable.Range(0, ideal.Count), measured.ToArray());
    }
}
