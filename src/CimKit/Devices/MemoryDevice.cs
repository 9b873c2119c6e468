using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>A published memory device: conductances, pulse response and write pulses.</summary>
public sealed record MemoryDevice
{
    /// <summary>Name shown to people.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>Where the numbers were read: paper and key.</summary>
    public required string Source { get; init => field = Require.NotBlank(value); }

    /// <summary>Conductances it can hold.</summary>
    public required ConductanceRange Range { get; init; }

    /// <summary>Response to write pulses.</summary>
    public required UpdateCurve Curve { get; init; }

    /// <summary>One potentiation pulse.</summary>
    public required WritePulse PotentiationPulse { get; init; }

    /// <summary>One depression pulse.</summary>
    public required WritePulse DepressionPulse { get; init; }

    internal static MemoryDevice From(
        string name, string source, ConductanceRange range, (int Up, int Down) pulses, (double Up, double Down) labels,
        double cycleToCycle, WritePulse up, WritePulse down) => new()
    {
        Name = name,
        Source = source,
        Range = range,
        Curve = new UpdateCurve
        {
            Minimum = range.Minimum,
            Maximum = range.Maximum,
            PotentiationPulses = pulses.Up,
            DepressionPulses = pulses.Down,
            PotentiationNonlinearity = labels.Up,
            DepressionNonlinearity = labels.Down,
            CycleToCycleSigma = cycleToCycle,
        },
        PotentiationPulse = up,
        DepressionPulse = down,
    };
}
