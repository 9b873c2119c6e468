using CimKit.Devices;
using CimKit.Devices.Fitting;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;
using Xunit;

namespace CimKit.Tests.Devices.Fitting;

public class NoiseAndArrheniusFitTests
{
    /// <summary>20,000 samples: the standard error of a deviation is 0.5 %, of one from neighbours about 1.5 %.</summary>
    [Fact]
    public void ReadNoiseFit_WhiteNoise_HasNoTelegraph()
    {
        var fit = ReadNoiseFit.Of(White(20000, 0.2 * Si.Micro).Select(noise => 50 * Si.Micro + noise).ToArray(), 1e-3);
        Assert.Null(fit.Telegraph);
        Assert.Equal(0.2 * Si.Micro, fit.Sigma, 0.01 * Si.Micro);
        Assert.Equal(0.2 * Si.Micro, fit.WhiteSigma, 0.02 * Si.Micro);
    }

    /// <summary>Mean stays of 40 and 20 samples: 333 stays each, known to 4/√333 = 22 % at four deviations.</summary>
    [Fact]
    public void ReadNoiseFit_TwoLevels_FindsAmplitudeOccupancyAndStays()
    {
        var random = new SeedTree(5)["telegraph"].ToRandom();
        var isHigh = false;
        var samples = White(20000, 0.1 * Si.Micro).Select(noise =>
        {
            if (random.NextDouble() < (isHigh ? 1 / 20.0 : 1 / 40.0))
                isHigh = !isHigh;
            return (isHigh ? 51 : 50) * Si.Micro + noise;
        }).ToArray();
        var telegraph = ReadNoiseFit.Of(samples, 2.5 * Si.Milli).Telegraph!;
        Assert.Equal(1 * Si.Micro, telegraph.Amplitude, 0.02 * Si.Micro);
        Assert.Equal(1 / 3.0, telegraph.UpperOccupancy, 0.07);
        Assert.Equal(0.1 * Si.Micro, telegraph.Sigma, 0.005 * Si.Micro);
        Assert.Equal(0.05, telegraph.UpperDwell, 0.011);
        Assert.Equal(0.1, telegraph.LowerDwell, 0.022);
    }

    [Fact]
    public void ArrheniusFit_ExactTimes_GivesTheEnergyAndExtrapolates()
    {
        double[] temperatures = [373.15, 413.15, 453.15, 493.15];
        var times = temperatures.Select(kelvin => 1e-9 * Math.Exp(1.1 / (8.617333e-5 * kelvin))).ToArray();
        var fit = ArrheniusFit.Of(temperatures, times);
        Assert.Equal(1.1, fit.ActivationEnergy.Value, 1e-9);
        Assert.Equal(1, 1e-9 * Math.Exp(1.1 / (8.617333e-5 * 358.15)) / fit.TimeAt(358.15), 1e-8);
        var law = new ThermallyActivatedRetention
        {
            Law = new PowerLawRetention { Exponent = 0.01, Target = 0 }, ActivationEnergy = 1.1, ReferenceTemperature = 373.15, Temperature = 453.15,
        };
        Assert.Equal(times[0] / times[2], law.Acceleration, 1e-9 * law.Acceleration);
    }

    [Fact]
    public void ArrheniusFit_Celsius_IsExplained() => Assert.StartsWith(
        "temperatures must be 50 to 1000 K; got 25 K (degrees Celsius + 273.15 are kelvin).",
        Assert.Throws<ArgumentException>(() => ArrheniusFit.Of([25, 125, 200], [3, 2, 1])).Message);

    private static double[] White(int count, double sigma)
    {
        var samples = new double[count];
        Normal.Samples(new SeedTree(5)["white"].ToRandom(), samples, 0, sigma);
        return samples;
    }
}
