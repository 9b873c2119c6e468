using System.Runtime.Intrinsics;

namespace CimKit.Learning;

/// <summary>1 − slope·w, with noise added in units of the step at 0 or of the step itself: constant, linear and soft-bounds steps.</summary>
internal readonly struct StraightRule(float noise, bool isAdditive) : IStepRule
{
    public Vector512<float> Factor(
        Vector512<float> weight, Vector512<float> isUp, Vector512<float> slope, Vector512<float> step, Vector512<float> normal)
    {
        var factor = Vector512<float>.One - slope * weight;
        var disturbed = Vector512.Create(noise) * normal;
        return isAdditive ? factor + disturbed : factor * (Vector512<float>.One + disturbed);
    }
}
