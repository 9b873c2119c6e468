namespace CimKit.Devices.Pulsed;

/// <summary>Where the noise of a pulse enters.</summary>
public enum StepNoiseKind
{
    /// <summary>In units of the step at weight 0.</summary>
    Additive,

    /// <summary>In units of the step at the present weight.</summary>
    Multiplicative,
}
