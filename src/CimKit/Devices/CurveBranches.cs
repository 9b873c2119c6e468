namespace CimKit.Devices;

/// <summary>Both branches of an <see cref="UpdateCurve"/>, found once for many pulses.</summary>
internal readonly struct CurveBranches
{
    private readonly UpdateCurve curve;
    private readonly CurveBranch potentiation;
    private readonly CurveBranch depression;

    public CurveBranches(UpdateCurve curve) => (this.curve, potentiation, depression) = (curve, curve.Potentiation, curve.Depression);

    /// <summary>As <see cref="UpdateCurve.Apply(double, int)"/>.</summary>
    public double Apply(double conductance, int pulses) =>
        Math.Clamp((pulses >= 0 ? potentiation : depression).Step(conductance, pulses), curve.Minimum, curve.Maximum);

    /// <summary>As <see cref="UpdateCurve.Apply(double, int, double)"/>.</summary>
    public double Apply(double conductance, int pulses, double normal) =>
        Math.Clamp(Apply(conductance, pulses) + curve.Spread(pulses) * normal, curve.Minimum, curve.Maximum);
}
