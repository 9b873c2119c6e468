using CimKit.Foundation;

namespace CimKit.Circuits;

/// <summary>How circuits are paced.</summary>
public sealed record Clock
{
    /// <summary>One gigahertz, every step a whole number of cycles.</summary>
    public static Clock OneGigahertz { get; } = new() { Frequency = Si.Giga, IsSynchronous = true };

    /// <summary>Cycles in a second.</summary>
    [Unit("Hz")]
    public required double Frequency { get; init => field = Require.Positive(value, "Hz"); }

    /// <summary>Whether every step takes whole cycles; otherwise it takes its own delay.</summary>
    public bool IsSynchronous { get; init; } = true;

    /// <summary>Length of a cycle.</summary>
    [Unit("s")]
    public double Period => 1 / Frequency;

    /// <summary>Time a register takes: a cycle, or half of one where nothing is paced.</summary>
    internal double RegisterTime => IsSynchronous ? Period : 1 / (2 * Frequency);

    /// <summary>A delay as it counts: rounded up to whole cycles if synchronous.</summary>
    internal double Rounded(double delay) => IsSynchronous ? Math.Ceiling(delay * Frequency) / Frequency : delay;
}
