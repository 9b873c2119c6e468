using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>What the columns of a file of measured pulses mean. Nothing is guessed: what a heading does not say must be said here.</summary>
/// <remarks>
/// Long form (the default): one row a pulse with a direction (set, up, potentiation or ltp; reset, down, depression or ltd), optionally
/// a number of the train, a pulse number and a value. Wide form: one column a train, named in <see cref="PotentiationColumns"/> and
/// <see cref="DepressionColumns"/>; an empty cell ends a train.
/// </remarks>
public sealed record PulseFormat
{
    /// <summary>Heading of the value, conductance or current, in the long form.</summary>
    public string Value { get; init => field = Require.NotBlank(value); } = "conductance";

    /// <summary>Heading of the direction in the long form.</summary>
    public string Direction { get; init => field = Require.NotBlank(value); } = "direction";

    /// <summary>Heading of the number of the train in the long form; null if every direction is one train.</summary>
    public string? Train { get; init; } = "ramp";

    /// <summary>Heading of the pulse number; null if rows are consecutive pulses.</summary>
    public string? Pulse { get; init; } = "pulse";

    /// <summary>Wide form: headings of the trains that go up.</summary>
    public IReadOnlyList<string> PotentiationColumns { get; init => field = [.. value]; } = [];

    /// <summary>Wide form: headings of the trains that go down.</summary>
    public IReadOnlyList<string> DepressionColumns { get; init => field = [.. value]; } = [];

    /// <summary>Unit of values whose heading names none: S, uS, A, …; 1 for normalised values, which may be negative.</summary>
    public string? Unit { get; init; }

    /// <summary>Voltage at which currents were read; needed if values are currents.</summary>
    [Unit("V")]
    public double? ReadVoltage { get; init => field = value is { } voltage ? Require.Positive(Math.Abs(voltage), "V") : null; }

    /// <summary>True if pulse numbers may be left out, as where a train was read after every tenth pulse.</summary>
    public bool AllowsGaps { get; init; }

    /// <summary>True if trains are columns.</summary>
    internal bool IsWide => PotentiationColumns.Count + DepressionColumns.Count > 0;
}
