using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>A non-volatile capacitor: 1 fF off, 10 fF on.</summary>
/// <remarks>Stores a capacitance: no conductances. Source: [Read2025], example of the published tool.</remarks>
public static class NonVolatileCapacitor
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => new()
    {
        Id = "nvcap_default",
        Name = "non-volatile capacitor",
        Source = "Read et al. (2025) [Read2025], example of the tool",
        Family = DeviceFamily.Inference,
        OffCapacitance = 1 * Si.Femto,
        OnCapacitance = 10 * Si.Femto,
        Remarks = "Stores a capacitance: no conductances.",
    };
}
