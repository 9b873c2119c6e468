using CimKit.Devices.Statistics;

namespace CimKit.Devices.Presets;

/// <summary>Phase-change memory measured on a million cells.</summary>
/// <remarks>Source: [Nandakumar2019], [Joshi2020].</remarks>
public static class PcmMillionCells
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromModel(
        id: "stat_pcm_25us",
        name: "PCM, million cells",
        source: "Nandakumar et al., ICECS (2019) [Nandakumar2019]; Joshi et al., Nature Communications 11, 2473 (2020) [Joshi2020]",
        model: new ProjectedPcm());
}
