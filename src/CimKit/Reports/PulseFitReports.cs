using CimKit.Devices.Fitting;

namespace CimKit.Reports;

/// <summary>Fitted pulse responses as figures and tables.</summary>
public static class PulseFitReports
{
    /// <summary>Measured points of one train with the fitted curve and its label.</summary>
    public static Figure ToFigure(this PulseFit fit) => new(
        $"{fit.Branch.Name}: label {fit.Label}", new Axis("Pulse"), new Axis("Conductance", "S"), [.. Series(fit, fit.Branch.Pulses[0], 0)]);

    /// <summary>The first train up and, to its right, the first train down.</summary>
    public static Figure ToFigure(this PulseResponseFit fit)
    {
        var (up, down) = (fit.Potentiation[0], fit.Depression[0]);
        return new(
            $"Pulse response: label {fit.PotentiationLabel:F2} up, {fit.DepressionLabel:F2} down", new Axis("Pulse"), new Axis("Conductance", "S"),
            [.. Series(up, up.Branch.Pulses[0], 0), .. Series(down, down.Branch.Pulses[0] - up.Branch.PulseCount, 1)]);
    }

    /// <summary>One row a train: label with its confidence interval, range, residuals and noise.</summary>
    public static Table ToTable(this PulseResponseFit fit)
    {
        PulseFit[] fits = [.. fit.Potentiation, .. fit.Depression];
        return new(
            "Fitted pulse responses",
            new TextColumn("Train", fits.Select(train => train.Branch.Name)),
            new TextColumn("Direction", fits.Select(train => train.Branch.Direction == PulseDirection.Potentiation ? "up" : "down")),
            new IntegerColumn("Pulses", "1", fits.Select(train => train.Branch.PulseCount)),
            new NumberColumn("Label", "1", fits.Select(train => train.Label.Value)) { Format = "F3" },
            new NumberColumn("95 % from", "1", fits.Select(train => train.Label.Lower)) { Format = "F3" },
            new NumberColumn("95 % to", "1", fits.Select(train => train.Label.Upper)) { Format = "F3" },
            new NumberColumn("G_min", "S", fits.Select(train => train.Minimum.Value)),
            new NumberColumn("G_max", "S", fits.Select(train => train.Maximum.Value)),
            new NumberColumn("Residual", "%", fits.Select(train => 100 * train.ResidualRms)),
            new NumberColumn("Cycle-to-cycle", "%", fits.Select(train => 100 * train.Noise.CycleToCycleSigma)),
            new NumberColumn("Read noise", "%", fits.Select(train => 100 * train.Noise.ReadSigma)));
    }

    private static IEnumerable<Series> Series(PulseFit fit, int start, int color)
    {
        var pulses = fit.Branch.Pulses.Select(pulse => (double)(pulse - start)).ToArray();
        var direction = fit.Branch.Direction == PulseDirection.Potentiation ? "up" : "down";
        yield return new ScatterSeries($"{direction}, measured", pulses, fit.Branch.Conductances) { MarkerSize = 4, Color = color };
        yield return new LineSeries($"{direction}, fit", pulses, fit.Fitted) { Color = color };
    }
}
