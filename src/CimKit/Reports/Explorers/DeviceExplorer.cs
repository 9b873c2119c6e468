using CimKit.Devices;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Reports.Explorers;

/// <summary>Pulse responses of many devices on one scale: labels, spread from pulse to pulse and from device to device, pulses.</summary>
/// <remarks>
/// Conductances are parts of the range, 0 to 1. Depression by a label L is potentiation by −L from the other end, so one set of
/// curves serves both. Spread from device to device is that of the label (<see cref="DeviceToDeviceSpread.Nonlinearity"/>).
/// Source: [ChenYu2019]; the distribution from independent normal draws, first principles.
/// </remarks>
/// <example><code>AgASi.Create().ToExplorer()</code></example>
public sealed record DeviceExplorer : IExplorer
{
    /// <summary>Points of a curve after the first.</summary>
    public const int Steps = 64;

    /// <summary>Points of a spread after the first.</summary>
    public const int SpreadSteps = 32;

    /// <summary>Bins of the distribution.</summary>
    public const int Bins = 25;

    private const double LargestLabel = 9;

    private DeviceExplorer()
    {
    }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public IFigure Figure => DeviceExplorerFigures.Of(this);

    /// <summary>The device that the explorer starts with.</summary>
    public required UpdateCurve Curve { get; init; }

    /// <summary>Labels with a curve, ascending, −10 to 10.</summary>
    public required IReadOnlyList<double> Labels { get; init; }

    /// <summary>For each label the conductance after 0 to all potentiation pulses, in <see cref="Steps"/> steps of equal length.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Curves { get; init; }

    /// <summary>Pulses from end to end to choose from, ascending.</summary>
    public required IReadOnlyList<int> PulseChoices { get; init; }

    /// <summary>For each label and each choice of pulses the standard deviation along the sweep, if that of one pulse were the range.</summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> UnitSpreads { get; init; }

    /// <summary>Spreads of one pulse to choose from, as parts of the range.</summary>
    public required IReadOnlyList<double> CycleToCycleChoices { get; init; }

    /// <summary>Standard deviations of the label from device to device to choose from.</summary>
    public required IReadOnlyList<double> LabelSpreadChoices { get; init; }

    /// <summary>Labels of equally many devices, in standard deviations from the mean.</summary>
    public static IReadOnlyList<double> Quantiles { get; } =
        Array.AsReadOnly([.. Enumerable.Range(0, 33).Select(device => Normal.InvCDF(0, 1, (device + 0.5) / 33))]);

    /// <summary>An explorer that starts with a device.</summary>
    /// <param name="curve">The device.</param>
    /// <param name="name">Name shown to people.</param>
    /// <exception cref="InvalidDesignException">The curve cannot be used.</exception>
    public static DeviceExplorer Of(UpdateCurve curve, string name = "Device")
    {
        InvalidDesignException.ThrowIfAny(nameof(UpdateCurve), curve.Problems());
        double[] own = [curve.PotentiationNonlinearity, -curve.PotentiationNonlinearity, curve.DepressionNonlinearity, -curve.DepressionNonlinearity];
        var labels = Enumerable.Range(-20, 41).Select(half => 0.5 * half).Concat(own).Select(label => label + 0.0).Distinct().Order().ToArray();
        int[] pulses = [.. new[] { 16, 32, 64, 128, 256, 1024, curve.PotentiationPulses, curve.DepressionPulses }.Distinct().Order()];
        return new DeviceExplorer
        {
            Title = $"{name}: pulse response",
            Curve = curve,
            Labels = Array.AsReadOnly(labels),
            Curves = [.. labels.Select(label => With(label, Steps).PotentiationCurve())],
            PulseChoices = pulses,
            UnitSpreads = [.. labels.Select(label => pulses.Select(count => Spreads(With(label, count))).ToArray())],
            CycleToCycleChoices = [.. new[] { 0, 0.002, 0.005, 0.01, 0.02, 0.035, 0.05, 0.1, curve.CycleToCycleSigma }.Distinct().Order()],
            LabelSpreadChoices = [0, 0.25, 0.5, 1, 2, 3],
        };
    }

    /// <summary>Labels a reader may choose: −9 to 9 and those of the device.</summary>
    public IEnumerable<double> LabelChoices => Labels.Where(label =>
        Math.Abs(label) <= LargestLabel || label == Curve.PotentiationNonlinearity || label == Curve.DepressionNonlinearity);

    /// <summary>Mean conductance of a device with a label after a part of its potentiation pulses; between curves interpolated.</summary>
    public double Mean([Unit("1")] double label, [Unit("1")] double part)
    {
        label = Math.Clamp(label, Labels[0], Labels[^1]);
        var above = Math.Max(1, Enumerable.Range(0, Labels.Count).First(index => Labels[index] >= label));
        var share = (label - Labels[above - 1]) / (Labels[above] - Labels[above - 1]);
        return Between(Curves[above - 1], part) * (1 - share) + Between(Curves[above], part) * share;
    }

    /// <summary>Part of many devices whose conductance falls into each of <see cref="Bins"/> equal bins of the range.</summary>
    /// <param name="label">Mean label, one of <see cref="Labels"/>.</param>
    /// <param name="pulses">Pulses from end to end, one of <see cref="PulseChoices"/>.</param>
    /// <param name="part">Part of the pulses that was sent, 0 to 1.</param>
    /// <param name="cycleToCycle">Spread of one pulse, as part of the range.</param>
    /// <param name="labelSpread">Standard deviation of the label.</param>
    /// <remarks>Devices stop at the ends of the range. Pulses of every device scatter as those of the mean one.</remarks>
    public IReadOnlyList<double> Distribution(
        [Unit("1")] double label, int pulses, [Unit("1")] double part, [Unit("1")] double cycleToCycle, [Unit("1")] double labelSpread)
    {
        var sigma = cycleToCycle * Between(UnitSpreads[Index(Labels, label)][Index(PulseChoices, pulses)], part);
        var shares = new double[Bins];
        foreach (var quantile in Quantiles)
        {
            var mean = Mean(label + labelSpread * quantile, part);
            for (var bin = 0; bin < Bins; bin++)
                shares[bin] += (Below((bin + 1.0) / Bins, mean, sigma) - Below((double)bin / Bins, mean, sigma)) / Quantiles.Count;
        }
        return shares;
    }

    /// <inheritdoc/>
    public string Describe() => FormattableString.Invariant(
        $"{Title}; labels {Curve.PotentiationNonlinearity} and {Curve.DepressionNonlinearity}, {Curve.PotentiationPulses} and {Curve.DepressionPulses} pulses, one pulse scatters by {100 * Curve.CycleToCycleSigma:G3} % of the range");

    /// <inheritdoc/>
    public override string ToString() => Describe();

    internal static int Index<T>(IReadOnlyList<T> choices, T value) => Enumerable.Range(0, choices.Count).First(index => Equals(choices[index], value));

    private static double Below(double edge, double mean, double sigma) => edge <= 0 ? 0 : edge >= 1 ? 1
        : sigma == 0 ? (mean < edge ? 1 : 0) : Normal.CDF(mean, sigma, edge);

    private static double Between(IReadOnlyList<double> points, double part)
    {
        var place = Math.Clamp(part, 0, 1) * (points.Count - 1);
        var index = Math.Min((int)place, points.Count - 2);
        return points[index] + (place - index) * (points[index + 1] - points[index]);
    }

    private static UpdateCurve With(double label, int pulses) => new()
    {
        Minimum = 0, Maximum = 1, PotentiationPulses = pulses, DepressionPulses = pulses,
        PotentiationNonlinearity = label, DepressionNonlinearity = label, CycleToCycleSigma = 1,
    };

    private static double[] Spreads(UpdateCurve curve) => [.. Enumerable.Range(0, SpreadSteps + 1)
        .Select(step => curve.ExactSpread((int)Math.Round((double)step * curve.PotentiationPulses / SpreadSteps)))];
}
