using System.Runtime.Intrinsics;
using CimKit.Devices.Pulsed;

namespace CimKit.Learning;

/// <summary>A power of the distance to the bound.</summary>
internal readonly struct PowerRule(PowerStep model) : IStepRule
{
    private readonly float low = (float)model.Minimum;
    private readonly float range = (float)(model.Maximum - model.Minimum);
    private readonly (float Up, float Down) gamma = ((float)model.GammaUp, (float)model.GammaDown);
    private readonly float noise = (float)model.StepNoise;

    public Vector512<float> Factor(
        Vector512<float> weight, Vector512<float> isUp, Vector512<float> slope, Vector512<float> step, Vector512<float> normal)
    {
        var part = Vector512.Clamp((weight - Vector512.Create(low)) / Vector512.Create(range), Vector512<float>.Zero, Vector512<float>.One);
        var distance = Vector512.ConditionalSelect(isUp, Vector512<float>.One - part, part);
        var exponent = Vector512.ConditionalSelect(isUp, Vector512.Create(gamma.Up), Vector512.Create(gamma.Down));
        var power = Vector512.Exp(exponent * Vector512.Log(Vector512.Max(distance, Vector512.Create(1e-30f))));
        return power * (Vector512<float>.One + Vector512.Create(noise) * normal);
    }
}
