namespace CimKit.Devices.Presets;

/// <summary>All published devices by name.</summary>
/// <example><code>var device = DevicePresets.Find("epiram");</code></example>
public static class DevicePresets
{
    /// <summary>Every published device, grouped by family.</summary>
    public static IReadOnlyList<MemoryDevice> All { get; } = Array.AsReadOnly<MemoryDevice>(
    [
        .. Online(), .. Inference(), .. Pulsed(), .. Statistical(),
    ]);

    /// <summary>The device of that id or name; upper and lower case are equal.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the ids, those that resemble the name first.</exception>
    public static MemoryDevice Find(string name) =>
        All.FirstOrDefault(device => Equal(device.Id, name) || Equal(device.Name, name))
        ?? throw new ArgumentException($"name must be one of {string.Join(", ", Alike(name))}; got '{name}'.", nameof(name));

    private static bool Equal(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Alike(string name) => All
        .OrderBy(device => (device.Id + " " + device.Name).Contains(name.Trim(), StringComparison.OrdinalIgnoreCase) && name.Trim().Length > 0 ? 0 : 1)
        .Select(device => device.Id);

    private static MemoryDevice[] Online() =>
    [
        AgASi.Create(), TaOxTiO2.Create(), TaOxHfOx.Create(), Pcmo.Create(), AlOxHfO2.Create(), PcmGst.Create(), EpiRam.Create(),
        HzoFeFet.Create(), SixBitSram.Create(), SixBitSttMram.Create(), IdealAnalog.Create(), Capacitor3T1C.Create(), FeFet2T1F.Create(),
        FeFetTraining.Create(),
    ];

    private static MemoryDevice[] Inference() =>
    [
        IntelRram22.Create(), WinbondRram90.Create(), TsinghuaRram130.Create(), IbmPcm90.Create(), GlobalFoundriesFeFet22.Create(),
        IntelSttMram22.Create(), NonVolatileCapacitor.Create(),
    ];

    private static MemoryDevice[] Pulsed() =>
    [
        GongReRamExponential.Create(), GongReRamSoftBounds.Create(), LiCapacitor.Create(), LithiumEcram.Create(), MetalOxideEcram.Create(),
        IdealizedConstantStep.Create(), GokmenVlasov.Create(), OneSidedPcm.Create(), ReRamArrayOptimized.Create(), ReRamArrayHfO2.Create(),
    ];

    private static MemoryDevice[] Statistical() =>
    [
        PcmMillionCells.Create(), HermesChip.Create(), NeuRramChip.Create(), CmoHfOx.Create(), HfO2Multilevel.Create(), Sonos40.Create(),
    ];
}
