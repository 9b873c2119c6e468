using System.Runtime.Intrinsics;
using CimKit.Devices.Pulsed;

namespace CimKit.Learning;

/// <summary>Tables over the range.</summary>
internal readonly struct PiecewiseRule(PiecewiseStep model) : IStepRule
{
    private readonly float[] up = model.UpSteps.Select(value => (float)value).ToArray();
    private readonly float[] down = model.DownSteps.Select(value => (float)value).ToArray();
    private readonly float low = (float)model.Minimum;
    private readonly float range = (float)(model.Maximum - model.Minimum);
    private readonly float noise = (float)model.StepNoise;

    public Vector512<float> Factor(
        Vector512<float> weight, Vector512<float> isUp, Vector512<float> slope, Vector512<float> step, Vector512<float> normal)
    {
        var factor = Vector512<float>.Zero;
        for (var lane = 0; lane < Vector512<float>.Count; lane++)
        {
            var table = BitConverter.SingleToInt32Bits(isUp[lane]) != 0 ? up : down;
            var place = Math.Clamp((weight[lane] - low) / range, 0, 1) * (table.Length - 1);
            var node = Math.Min((int)place, table.Length - 2);
            factor = factor.WithElement(lane, table[node] + (place - node) * (table[node + 1] - table[node]));
        }
        return factor * (Vector512<float>.One + Vector512.Create(noise) * normal);
    }
}
