using CimKit.Devices;
using CimKit.Devices.Fitting;
using CimKit.Devices.Presets;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Devices.Fitting;

public sealed class SyntheticPulsesTests
{
    private static readonly UpdateCurve Curve = new()
    {
        Minimum = 1e-6, Maximum = 2e-5, PotentiationPulses = 80, DepressionPulses = 120,
        PotentiationNonlinearity = 1.5, DepressionNonlinearity = -2.5, CycleToCycleSigma = 0.004,
    };

    [Fact]
    public void Create_WithoutNoise_IsTheCurve()
    {
        var exact = Curve with { CycleToCycleSigma = 0 };
        var trains = SyntheticPulses.Create(exact, readSigma: 0);

        Assert.Equal(exact.PotentiationCurve(), trains[0].Conductances, (a, b) => Math.Abs(a - b) < 1e-18);
        Assert.Equal(exact.DepressionCurve(), trains[1].Conductances, (a, b) => Math.Abs(a - b) < 1e-18);
    }

    [Fact]
    public void WriteAndLoad_Trains_AreTheSameNumbers()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "deeper", "device.csv");
        var trains = SyntheticPulses.Create(Curve, trains: 2);
        PulseFile.Write(path, trains);
        var read = PulseFile.Load(path);

        Assert.Equal(trains.Select(train => (train.Direction, train.PulseCount)), read.Select(train => (train.Direction, train.PulseCount)));
        Assert.Equal(trains.SelectMany(train => train.Conductances), read.SelectMany(train => train.Conductances));
        Assert.Equal(trains.SelectMany(train => train.Pulses), read.SelectMany(train => train.Pulses));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.part"));
    }

    [Fact]
    public void Fit_OfItsTrains_FindsTheDeviceAgain()
    {
        var fitted = PulseResponseFit.Of(SyntheticPulses.Create(Curve, trains: 8, readSigma: 0.005)).ToCurve();

        // Eight trains: labels scatter by about 0.03, the ends of the range by about 1 %.
        Assert.Equal(1.5, fitted.PotentiationNonlinearity, 0.2);
        Assert.Equal(-2.5, fitted.DepressionNonlinearity, 0.2);
        Assert.InRange(fitted.Maximum, 1.9e-5, 2.1e-5);
        Assert.InRange(fitted.CycleToCycleSigma, 0.003, 0.005);
    }

    [Fact]
    public void Create_Seed_DecidesTheNoise()
    {
        double First(ulong seed) => SyntheticPulses.Create(Curve, seed: seed)[0].Conductances[5];

        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticPulses.Create(Curve, readSigma: 2));
        Assert.Throws<InvalidDesignException>(() => SyntheticPulses.Create(Curve with { Maximum = 1e-7 }));
    }

    [Fact]
    public void OpenLoop_LinearDevice_IsStepAndScatterOfAllPulses()
    {
        var curve = IdealAnalog.Create().Curve! with { PotentiationPulses = 30, PotentiationNonlinearity = 0, CycleToCycleSigma = 0.01 };

        // State 1 of 4 is reached with 10 of 30 pulses: √(1/30²/12 + 0.01²·10); verified: one pulse's scatter.
        Assert.Equal(Math.Sqrt(1 / 10800.0 + 1e-3), PulseProgramming.OpenLoop(curve, 4).Sigmas[1], 1e-12);
        Assert.Equal(Math.Sqrt(1 / 10800.0 + 1e-4), PulseProgramming.Verified(curve, 4).Sigmas[1], 1e-12);
        Assert.Equal(0, PulseProgramming.Verified(curve, 4).Sigmas[0], 12);
    }
}
