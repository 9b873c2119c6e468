using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>Phase-change memory that only goes up: used in pairs that are refreshed.</summary>
/// <remarks>Pulses up only; a pair is refreshed when the larger exceeds 0.75 and the smaller 0.25 of the range. Source: [Nandakumar2020] as given by [Rasch2021].</remarks>
public static class OneSidedPcm
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_pcm",
        name: "GST PCM, one-sided",
        source: "Nandakumar et al., Frontiers in Neuroscience 14, 406 (2020) [Nandakumar2020], as given by [Rasch2021]",
        response: new ExponentialStep
        {
            Step = 0.01,
            Maximum = 2,
            Minimum = 0,
            StepSpread = 0.2,
            StepNoise = 0.6,
            MaximumSpread = 0.1,
            MinimumSpread = 0,
            UpDownSpread = 0.05,
            WriteNoise = 0,
            Slope = -1,
            Offset = 0,
            GammaUp = 2.5,
            GammaDown = 2.5,
            AmplitudeUp = -27.235,
            AmplitudeDown = -2.235,
            AddedNoise = 0.042,
            NoiseSlope = 0.108,
            Reset = 0.01,
            ResetSpread = 0.02,
        }) with
    {
        Remarks = "Pulses up only; a pair is refreshed when the larger exceeds 0.75 and the smaller 0.25 of the range.",
    };
}
