using CimKit.Foundation;

namespace CimKit.Circuits.Formulas;

/// <summary>Delay of one gate driven by a ramp, and the ramp it hands on.</summary>
/// <param name="Delay">Time from half swing at the input to half swing at the output.</param>
/// <param name="Ramp">Slope of the output, normalised to the swing.</param>
/// <remarks>Switching threshold and slope exponent are one half. Source: [Horowitz1983].</remarks>
public readonly record struct Stage([property: Unit("s")] double Delay, [property: Unit("1/s")] double Ramp)
{
    /// <summary>Slope that stands for an ideal step.</summary>
    public const double Step = 1e20;

    /// <summary>A stage of a time constant driven by a slope.</summary>
    public static Stage Of([Unit("s")] double timeConstant, [Unit("1/s")] double inputRamp)
    {
        const double logHalfSquared = 0.480453013918201424667;
        var delay = timeConstant * Math.Sqrt(logHalfSquared + 0.5 / (timeConstant * inputRamp));
        return new Stage(delay, 0.5 / delay);
    }
}
