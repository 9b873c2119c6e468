using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>A pulse response fitted to one measured train: its non-linearity label, range, residuals and noise.</summary>
/// <remarks>
/// A depression train is reversed in time, so the label can be given to <see cref="UpdateCurve.DepressionNonlinearity"/> as it is.
/// Confidence intervals take residuals as independent; where a systematic misfit remains they are too narrow, which
/// <see cref="ResidualRms"/> shows. Source: first principles; model of [ChenYu2019].
/// </remarks>
/// <example><code>var fit = PulseFit.ThreeParameters(train); var label = fit.Label.Value;</code></example>
public sealed record PulseFit
{
    private PulseFit()
    {
    }

    /// <summary>The measured train.</summary>
    public required PulseBranch Branch { get; init; }

    /// <summary>Non-linearity label.</summary>
    public required ConfidenceInterval Label { get; init; }

    /// <summary>Conductance at the lower end of the curve.</summary>
    public required ConfidenceInterval Minimum { get; init; }

    /// <summary>Conductance at the upper end of the curve.</summary>
    public required ConfidenceInterval Maximum { get; init; }

    /// <summary>Measured less fitted conductance, in the order of the pulses.</summary>
    public required IReadOnlyList<double> Residuals { get; init; }

    /// <summary>Root of the mean square residual, as fraction of the range.</summary>
    [Unit("1")]
    public required double ResidualRms { get; init; }

    /// <summary>Spread of pulses and noise of reads.</summary>
    public required PulseNoise Noise { get; init; }

    /// <summary>Curvature a = A/P_max of the label.</summary>
    [Unit("1")]
    public double NormalizedA => Nonlinearity.NormalizedA(Label.Value);

    /// <summary>The fitted curve at each pulse.</summary>
    public IReadOnlyList<double> Fitted => Branch.Conductances.Zip(Residuals, (measured, residual) => measured - residual).ToArray();

    /// <summary>The label alone; the range is that of the samples. Right for data with little noise.</summary>
    public static PulseFit OneParameter(PulseBranch branch) => Of(new PulseCurve(branch), isRangeFitted: false);

    /// <summary>Label and both ends of the range. Right for noisy data, whose extreme samples are noise.</summary>
    public static PulseFit ThreeParameters(PulseBranch branch) => Of(new PulseCurve(branch), isRangeFitted: true);

    private static PulseFit Of(PulseCurve curve, bool isRangeFitted)
    {
        var label = LabelSearch.Minimize(candidate => curve.SquaredError(candidate, isRangeFitted));
        var (low, span) = isRangeFitted ? curve.BestRange(label) : (0.0, 1.0);
        var fitted = curve.Shape(label).Select(shape => low + span * shape).ToArray();
        var residuals = curve.Values.Zip(fitted, (value, fit) => value - fit).ToArray();
        var (errors, freedom) = curve.StandardErrors(label, span, residuals, isRangeFitted);
        return new()
        {
            Branch = curve.Branch,
            Label = ConfidenceInterval.Of(label, errors[0], freedom),
            Minimum = curve.ToConductance(low, errors[1], freedom),
            Maximum = curve.ToConductance(low + span, errors[2], freedom),
            Residuals = curve.InTime(residuals).Select(residual => residual * curve.Span).ToArray(),
            ResidualRms = Math.Sqrt(residuals.Sum(residual => residual * residual) / residuals.Length) / span,
            Noise = PulseNoise.Of(
                curve.Branch.Pulses, curve.InTime(curve.Values).Select(value => value / span).ToArray(),
                curve.InTime(fitted).Select(value => value / span).ToArray()),
        };
    }
}
