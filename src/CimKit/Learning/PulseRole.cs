namespace CimKit.Learning;

/// <summary>Second words of the counters of an array's random numbers: what for in the low bits, which product above.</summary>
internal static class PulseRole
{
    /// <summary>Bits below the number of the product.</summary>
    public const int Bits = 10;

    /// <summary>Noise of single pulses; four a call.</summary>
    public const uint SinglePulses = 2 << 8;

    /// <summary>Noise of all pulses of an update together.</summary>
    public const uint Together = 3 << 8;

    /// <summary>Noise of what is seen after a write.</summary>
    public const uint Written = Together + 1;

    /// <summary>Random walk of the weights.</summary>
    public const uint Relaxed = Together + 2;

    /// <summary>Noise of what is seen after weights were set.</summary>
    public const uint Programmed = Together + 3;

    /// <summary>Number that stands for pulses that no product asked for; products of an update are fewer.</summary>
    public const int Sent = 1 << 21;
}
