using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>How far cells land from evenly spaced states when they are written with the pulses of an <see cref="UpdateCurve"/>.</summary>
/// <remarks>Pulses come in whole numbers, an even spread over one step (step/√12), and scatter. Source: first principles.</remarks>
public static class PulseProgramming
{
    /// <summary>From the off state by a computed number of potentiation pulses, not looked at again: the spread of all of them.</summary>
    /// <param name="curve">The device.</param>
    /// <param name="states">States of a cell, 2 or more.</param>
    /// <exception cref="InvalidDesignException">The curve cannot be used.</exception>
    public static StateVariation OpenLoop(UpdateCurve curve, int states) =>
        Of(curve, states, (branch, pulses) => curve.ExactSpread((int)Math.Round(pulses)) / (branch.Maximum - branch.Minimum));

    /// <summary>Pulse and look in turn until the state is reached: the spread of the last pulse alone.</summary>
    /// <param name="curve">The device.</param>
    /// <param name="states">States of a cell, 2 or more.</param>
    /// <exception cref="InvalidDesignException">The curve cannot be used.</exception>
    public static StateVariation Verified(UpdateCurve curve, int states) =>
        Of(curve, states, (_, pulses) => pulses == 0 ? 0 : curve.CycleToCycleSigma);

    private static StateVariation Of(UpdateCurve curve, int states, Func<CurveBranch, double, double> spread)
    {
        InvalidDesignException.ThrowIfAny(nameof(UpdateCurve), curve.Problems());
        Require.InRange(states, 2, 256, name: nameof(states));
        var branch = curve.Potentiation;
        return new() { Sigmas = [.. Enumerable.Range(0, states).Select(state => Sigma(branch, state / (states - 1.0), spread))] };
    }

    /// <summary>As part of the range; the ends of the range are met exactly, apart from the scatter of pulses.</summary>
    private static double Sigma(CurveBranch branch, double part, Func<CurveBranch, double, double> spread)
    {
        var range = branch.Maximum - branch.Minimum;
        var pulses = part == 1 ? branch.Pulses : branch.Position(branch.Minimum + part * range);
        var step = part is 0 or 1 ? 0 : (branch.At(pulses + 0.5) - branch.At(pulses - 0.5)) / range;
        return Math.Sqrt(step * step / 12 + Math.Pow(spread(branch, pulses), 2));
    }
}
