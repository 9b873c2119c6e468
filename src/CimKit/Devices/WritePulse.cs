using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>A programming pulse.</summary>
/// <param name="Amplitude">Voltage across the cell; its sign is the polarity.</param>
/// <param name="Width">Duration.</param>
public sealed record WritePulse([property: Unit("V")] double Amplitude, [property: Unit("s")] double Width);
