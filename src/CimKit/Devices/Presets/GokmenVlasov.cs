using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>The device that resistive processing units ask for.</summary>
/// <remarks>Source: [Gokmen2016] as given by [Rasch2021].</remarks>
public static class GokmenVlasov
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_gokmen_vlasov",
        name: "RPU specification",
        source: "Gokmen and Vlasov, Frontiers in Neuroscience 10, 333 (2016) [Gokmen2016], as given by [Rasch2021]",
        response: new ConstantStep
        {
            Step = 0.0016,
            Maximum = 1,
            Minimum = -1,
            StepSpread = 0.3,
            StepNoise = 0.3,
            MaximumSpread = 0.3,
            MinimumSpread = 0.3,
            UpDownSpread = 0.01,
        });
}
