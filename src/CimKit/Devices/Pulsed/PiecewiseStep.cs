using CimKit.Foundation;

namespace CimKit.Devices.Pulsed;

/// <summary>The step is read from tables over the range, evenly spaced from bound to bound and interpolated: for measured steps.</summary>
/// <remarks>Source: [Rasch2021].</remarks>
public sealed record PiecewiseStep : PulsedResponse
{
    /// <summary>Steps up in units of Δ at evenly spaced weights from the lower to the upper bound, 2 or more.</summary>
    public required IReadOnlyList<double> UpSteps { get; init => field = Checked(value, nameof(UpSteps)); }

    /// <summary>Steps down in units of Δ, likewise.</summary>
    public required IReadOnlyList<double> DownSteps { get; init => field = Checked(value, nameof(DownSteps)); }

    private protected override double UpFactor(double weight, double normal) => Factor(UpSteps, weight, normal);

    private protected override double DownFactor(double weight, double normal) => Factor(DownSteps, weight, normal);

    private static double[] Checked(IReadOnlyList<double> steps, string name) => steps.Count < 2
        ? throw new ArgumentException($"{name} must hold at least 2 steps; got {steps.Count}.", name)
        : steps.Select(step => Require.NotNegative(step, name: name)).ToArray();

    private double Factor(IReadOnlyList<double> steps, double weight, double normal)
    {
        var place = Math.Clamp((weight - Minimum) / (Maximum - Minimum), 0, 1) * (steps.Count - 1);
        var node = Math.Min((int)place, steps.Count - 2);
        return (steps[node] + (place - node) * (steps[node + 1] - steps[node])) * (1 + StepNoise * normal);
    }
}
