using CimKit.Devices;

namespace CimKit.Reports;

/// <summary>Pulse responses as figures.</summary>
public static class DeviceCurves
{
    /// <summary>Conductance against pulse number, up and down again, with the spread of one cell from pulse to pulse.</summary>
    /// <remarks>The band is ± one standard deviation of n pulses from the end point, cut at the cell's range.</remarks>
    /// <exception cref="ArgumentException">The device states no pulse response by labels.</exception>
    public static Figure ToFigure(this MemoryDevice device)
    {
        var curve = CurveOf(device);
        return new(
            $"{device.Name}: conductance against pulses",
            new Axis("Pulse"),
            new Axis("Conductance", "S"),
            Branch("potentiation", curve, curve.PotentiationCurve(), 0, 1),
            Branch("depression", curve, curve.DepressionCurve(), curve.PotentiationPulses, -1));
    }

    /// <summary>Several devices on one scale: part of the conductance range against part of the pulses, up and down.</summary>
    /// <remarks>Both panels share their colours; the legend stands under the first.</remarks>
    /// <param name="devices">One or more devices.</param>
    /// <exception cref="ArgumentException">A device states no pulse response by labels.</exception>
    public static FigureGrid Compare(params IReadOnlyList<MemoryDevice> devices) =>
        new(
            "Pulse response",
            Panel("Potentiation", devices, device => device.Name, curve => curve.PotentiationCurve()),
            Panel("Depression", devices, _ => "", curve => curve.DepressionCurve()));

    private static LineSeries Branch(string name, UpdateCurve curve, IReadOnlyList<double> values, int start, int direction)
    {
        var spread = values.Select((_, pulses) => curve.ExactSpread(direction * pulses)).ToArray();
        return new LineSeries(name, values.Select((_, pulses) => (double)(start + pulses)), values)
        {
            Band = curve.CycleToCycleSigma == 0 ? null : new Band(
                values.Zip(spread, (value, sigma) => Math.Max(curve.Minimum, value - sigma)),
                values.Zip(spread, (value, sigma) => Math.Min(curve.Maximum, value + sigma))),
        };
    }

    private static Figure Panel(
        string title, IReadOnlyList<MemoryDevice> devices, Func<MemoryDevice, string> name,
        Func<UpdateCurve, IReadOnlyList<double>> branch) =>
        new(
            title,
            new Axis("Pulses (part of a full sweep)"),
            new Axis("Conductance (part of the range)"),
            [.. devices.Select(device => Normalised(name(device), CurveOf(device), branch(CurveOf(device))))]);

    private static LineSeries Normalised(string name, UpdateCurve curve, IReadOnlyList<double> values) => new(
        name,
        values.Select((_, pulse) => pulse / (values.Count - 1.0)),
        values.Select(value => (value - curve.Minimum) / (curve.Maximum - curve.Minimum)));

    private static UpdateCurve CurveOf(MemoryDevice device) => device.Curve
        ?? throw new ArgumentException($"device '{device.Name}' must state a Curve, its pulse response by labels.", nameof(device));
}
