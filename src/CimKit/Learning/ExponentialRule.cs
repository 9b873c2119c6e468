using System.Runtime.Intrinsics;
using CimKit.Devices.Pulsed;

namespace CimKit.Learning;

/// <summary>max(0, 1 − A·e^(±γ·z)) with noise of the step or of the state.</summary>
internal readonly struct ExponentialRule(ExponentialStep model) : IStepRule
{
    private readonly float slope = (float)(2 * model.Slope / (model.Maximum - model.Minimum));
    private readonly float offset = (float)model.Offset;
    private readonly (float Up, float Down) gamma = ((float)model.GammaUp, (float)-model.GammaDown);
    private readonly (float Up, float Down) amplitude = ((float)model.AmplitudeUp, (float)model.AmplitudeDown);
    private readonly float noise = (float)model.StepNoise;
    private readonly float? added = (float?)model.AddedNoise;
    private readonly float noiseSlope = (float)model.NoiseSlope;

    public Vector512<float> Factor(
        Vector512<float> weight, Vector512<float> isUp, Vector512<float> deviceSlope, Vector512<float> step, Vector512<float> normal)
    {
        Vector512<float> Chosen((float Up, float Down) pair) =>
            Vector512.ConditionalSelect(isUp, Vector512.Create(pair.Up), Vector512.Create(pair.Down));
        var z = weight * Vector512.Create(slope) + Vector512.Create(offset);
        var factor = Vector512.Max(Vector512<float>.Zero, Vector512<float>.One - Chosen(amplitude) * Vector512.Exp(Chosen(gamma) * z));
        if (added is not { } constant)
            return factor * (Vector512<float>.One + Vector512.Create(noise) * normal);
        var spread = step * factor + Vector512.Create(constant) + Vector512.Create(noiseSlope) * Vector512.Abs(weight);
        var disturbed = factor + Vector512.Create(noise) * spread / step * normal;
        return Vector512.ConditionalSelect(Vector512.GreaterThan(step, Vector512<float>.Zero), disturbed, factor);
    }
}
