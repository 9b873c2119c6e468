using CimKit.Devices.Fitting;
using CimKit.Foundation;
using CimKit.Tests.Inference;
using MathNet.Numerics.Statistics;
using Xunit;

namespace CimKit.Tests.Devices.Fitting;

/// <summary>Fits of measured devices against published numbers, to the digits they are printed with.</summary>
public class PublishedFitTests
{
    private static readonly PulseFormat Gong = new() { PotentiationColumns = ["up"], DepressionColumns = ["down"], Unit = "1" };

    [Fact]
    public void OneParameter_GongReRam_EqualsThePublishedFit()
    {
        var trains = PulseFile.Load(Device("aihwkit_gong_reram_up_down.csv"), Gong);
        Same(PulseFit.OneParameter(trains[0]), 0.325, 3.88, 0.098, 0.061, -0.44, 0.040, 0.021);
        Same(PulseFit.OneParameter(trains[1]), -2.66, -0.444, 0.118, 0.062, -0.43, 0.041, 0.023);
    }

    [Fact]
    public void ThreeParameters_GongReRam_EqualsThePublishedFit()
    {
        var fits = PulseFile.Load(Device("aihwkit_gong_reram_up_down.csv"), Gong).Select(PulseFit.ThreeParameters).ToArray();
        Assert.Equal((0.07, -3.05), (Math.Round(fits[0].Label.Value, 2), Math.Round(fits[1].Label.Value, 2)));
        Assert.Equal((-0.884, 1.124), (Math.Round(fits[0].Minimum.Value, 3), Math.Round(fits[0].Maximum.Value, 3)));
        Assert.Equal((-0.968, 0.831), (Math.Round(fits[1].Minimum.Value, 3), Math.Round(fits[1].Maximum.Value, 3)));
    }

    [Fact]
    public void OneParameter_SetAndResetRamps_EqualThePublishedFits()
    {
        var trains = PulseFile.Load(Device("crosssim_pulse_conductance.csv"));
        var fit = PulseResponseFit.Of(trains, isRangeFitted: false);
        Assert.Equal((39, 40), (fit.Potentiation.Count, fit.Depression.Count));
        Assert.Equal((-1.56, 0.03), (Math.Round(fit.PotentiationLabel, 2), Math.Round(fit.PotentiationSpread, 2)));
        Assert.Equal((-0.08, 0.03), (Math.Round(fit.DepressionLabel, 2), Math.Round(fit.DepressionSpread, 2)));
        Assert.Equal(0.010, fit.Potentiation.Average(train => train.ResidualRms), 0.0005);
        Assert.Equal(0.011, fit.Depression.Average(train => train.ResidualRms), 0.0005);
        Assert.Equal(0.0008, fit.Potentiation.Average(train => train.Noise.NaiveSigma), 0.00005);
        Assert.Equal(0.0010, fit.Depression.Average(train => train.Noise.NaiveSigma), 0.00005);
        First(fit.Potentiation[0], 0.0018, 0.00, 0, 0.0018);
        First(fit.Depression[0], 0.0017, 0.05, 0, 0.0018);
    }

    [Fact]
    public void Load_RawCurrents_GiveTheConductancesOfTheLongFile()
    {
        var columns = Enumerable.Range(1, 39).Select(ramp => $"rmp{ramp}").ToArray();
        var raw = PulseFile.Load(Device("crosssim_set_current_raw.csv"), new PulseFormat { PotentiationColumns = columns, Unit = "A", ReadVoltage = 0.1 });
        var set = PulseFile.Load(Device("crosssim_pulse_conductance.csv")).Where(train => train.Direction == PulseDirection.Potentiation).ToArray();
        Assert.Equal(set.Length, raw.Count);
        Assert.All(raw.Zip(set), pair => Assert.All(pair.First.Conductances.Zip(pair.Second.Conductances), values =>
            Assert.Equal(values.Second, values.First, 1e-6 * values.Second)));
    }

    /// <summary>Mean change and standard deviation in µS by quarter of the initial conductance, as printed.</summary>
    [Fact]
    public void BakeTable_Quarters_EqualThePublishedTable()
    {
        (double Mean, double Sigma)[] published =
        [
            (7.1, 17.5), (4.2, 16.0), (-1.2, 9.7), (-1.8, 4.1),
            (12.0, 21.3), (7.8, 18.9), (0.0, 12.5), (-2.1, 5.1),
            (14.3, 24.3), (9.7, 24.2), (-0.2, 16.7), (-3.3, 7.9),
            (5.0, 26.2), (-8.5, 32.3), (-22.3, 31.1), (-19.0, 21.6),
            (-9.0, 25.2), (-44.0, 38.3), (-79.3, 49.6), (-77.9, 60.7),
        ];
        var rows = BakeTable.Of(BakeFile.Load(Device("rram_techA_bake_retention.csv.gz"))).Rows;
        Assert.Equal(20, rows.Count);
        Assert.All(rows.Zip(published), pair =>
        {
            Assert.Equal(pair.Second.Mean, pair.First.MeanChange / Si.Micro, 0.06);
            Assert.Equal(pair.Second.Sigma, pair.First.Spread / Si.Micro, 0.06);
        });
        Assert.Equal([373.15, 413.15, 453.15, 493.15, 533.15], rows.Select(row => row.Temperature).Distinct());
    }

    [Fact]
    public void ToRetention_BakedCells_ReproducesTheTable()
    {
        var table = BakeTable.Of(BakeFile.Load(Device("rram_techA_bake_retention.csv.gz")));
        var law = table.ToRetention(453.15);
        Assert.Empty(law.Problems());
        var row = table.Rows.First(row => row.Temperature == 453.15);
        Assert.Equal(row.MeanChange, law.MeanChange(row.Before, row.Time), 1e-12);
        Assert.Contains("must be one of 373.15, ", Assert.Throws<ArgumentException>(() => table.ToRetention(300)).Message);
    }

    [Fact]
    public void ReadNoiseFit_FiveLevels_WhitePartIsBelowTheWhole()
    {
        var cells = ReadNoiseFile.Load(Device("rram_techA_read_timeseries_400Hz.csv.gz"));
        Assert.Equal(5, cells.Count);
        Assert.All(cells, cell =>
        {
            Assert.Equal(20000, cell.Value.Count);
            var fit = ReadNoiseFit.Of(cell.Value, 1 / 400.0);
            Assert.Equal(cell.Value.StandardDeviation(), fit.Sigma, 1e-15);
            Assert.InRange(fit.WhiteSigma, 0, fit.Sigma);
        });
    }

    private static void Same(
        PulseFit fit, double label, double a, double rms, double naive, double correlation, double read, double pulse)
    {
        Assert.Equal(label, fit.Label.Value, Math.Abs(label) < 1 ? 0.0006 : 0.006);
        Assert.Equal(a, fit.NormalizedA, Math.Abs(a) < 1 ? 0.0006 : 0.006);
        Assert.Equal(rms, fit.ResidualRms, 0.0006);
        Assert.Equal(naive, fit.Noise.NaiveSigma, 0.0006);
        Assert.Equal(correlation, fit.Noise.NeighbourCorrelation, 0.006);
        Assert.Equal(read, fit.Noise.ReadSigma, 0.0006);
        Assert.Equal(pulse, fit.Noise.CycleToCycleSigma, 0.0006);
    }

    private static void First(PulseFit fit, double naive, double correlation, double read, double pulse)
    {
        Assert.Equal(naive, fit.Noise.NaiveSigma, 0.00006);
        Assert.Equal(correlation, fit.Noise.NeighbourCorrelation, 0.006);
        Assert.Equal(read, fit.Noise.ReadSigma, 0.00006);
        Assert.Equal(pulse, fit.Noise.CycleToCycleSigma, 0.00006);
    }

    private static string Device(string file) => Path.Combine(RealData.Folder(), "devices", file);
}
