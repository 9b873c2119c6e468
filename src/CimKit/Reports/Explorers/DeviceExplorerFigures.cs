namespace CimKit.Reports.Explorers;

/// <summary>What a device explorer shows before a reader moves anything.</summary>
internal static class DeviceExplorerFigures
{
    /// <summary>Part of the pulses after which the distribution is shown.</summary>
    public const double Part = 0.5;

    public static FigureGrid Of(DeviceExplorer explorer)
    {
        var curve = explorer.Curve;
        return new FigureGrid(
            explorer.Title,
            new Figure(
                "Conductance against pulses", new Axis("Pulse"), new Axis("Conductance (part of the range)").From(0, 1),
                Branch(explorer, "potentiation", curve.PotentiationNonlinearity, curve.PotentiationPulses, isUp: true),
                Branch(explorer, "depression", -curve.DepressionNonlinearity, curve.DepressionPulses, isUp: false)),
            new Figure(
                "Many devices after half of the pulses", new Axis("Conductance (part of the range)").From(0, 1), new Axis("Part of the devices", "%"),
                Histogram(explorer, "potentiation", curve.PotentiationNonlinearity, curve.PotentiationPulses, isUp: true),
                Histogram(explorer, "depression", -curve.DepressionNonlinearity, curve.DepressionPulses, isUp: false)));
    }

    private static LineSeries Branch(DeviceExplorer explorer, string name, double label, int pulses, bool isUp)
    {
        var parts = Enumerable.Range(0, DeviceExplorer.SpreadSteps + 1).Select(step => step / (double)DeviceExplorer.SpreadSteps).ToArray();
        var means = parts.Select(part => isUp ? explorer.Mean(label, part) : 1 - explorer.Mean(label, part)).ToArray();
        var spreads = explorer.UnitSpreads[DeviceExplorer.Index(explorer.Labels, label + 0.0)][DeviceExplorer.Index(explorer.PulseChoices, pulses)]
            .Select(spread => spread * explorer.Curve.CycleToCycleSigma).ToArray();
        return new LineSeries(name, parts.Select(part => part * pulses), means)
        {
            Dash = isUp ? LineDash.Solid : LineDash.Dash,
            Band = explorer.Curve.CycleToCycleSigma == 0 ? null : new Band(
                means.Zip(spreads, (mean, spread) => Math.Max(0, mean - spread)), means.Zip(spreads, (mean, spread) => Math.Min(1, mean + spread))),
        };
    }

    private static HistogramSeries Histogram(DeviceExplorer explorer, string name, double label, int pulses, bool isUp)
    {
        var shares = explorer.Distribution(label + 0.0, pulses, Part, explorer.Curve.CycleToCycleSigma, 0);
        return new HistogramSeries(
            name, Enumerable.Range(0, DeviceExplorer.Bins + 1).Select(edge => edge / (double)DeviceExplorer.Bins),
            (isUp ? shares : shares.Reverse()).Select(share => 100 * share));
    }
}
