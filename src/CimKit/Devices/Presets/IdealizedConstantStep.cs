using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>An idealised device of constant step.</summary>
/// <remarks>Source: [Rasch2020] as given by [Rasch2021].</remarks>
public static class IdealizedConstantStep
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_idealized",
        name: "idealised constant step",
        source: "Rasch et al., IEEE Design & Test (2020) [Rasch2020], as given by [Rasch2021]",
        response: new ConstantStep
        {
            Step = 0.0002,
            Maximum = 1,
            Minimum = -1,
            StepSpread = 0.3,
            StepNoise = 0.3,
            MaximumSpread = 0.3,
            MinimumSpread = 0.3,
            UpDownSpread = 0,
        });
}
