namespace CimKit.Devices.Fitting;

/// <summary>One measured train of pulses: conductance after each pulse, in the order of the pulses.</summary>
public sealed record PulseBranch
{
    /// <summary>A measured train.</summary>
    /// <param name="name">How messages and figures name it.</param>
    /// <param name="direction">Which way it goes.</param>
    /// <param name="pulses">Pulse numbers, ascending; at least 4.</param>
    /// <param name="conductances">Siemens, or any unit of the user's; one per pulse, not all equal.</param>
    /// <exception cref="ArgumentException">Lengths differ, pulses do not ascend, or a value is not finite.</exception>
    public PulseBranch(string name, PulseDirection direction, IEnumerable<int> pulses, IEnumerable<double> conductances)
    {
        (Name, Direction, Pulses, Conductances) = (name, direction, Array.AsReadOnly(pulses.ToArray()), Array.AsReadOnly(conductances.ToArray()));
        if (Problem() is { } problem)
            throw new ArgumentException($"PulseBranch '{name}': {problem}", nameof(pulses));
    }

    /// <summary>How messages and figures name it.</summary>
    public string Name { get; }

    /// <summary>Which way it goes.</summary>
    public PulseDirection Direction { get; }

    /// <summary>Pulse numbers, ascending.</summary>
    public IReadOnlyList<int> Pulses { get; }

    /// <summary>Conductance after each pulse.</summary>
    public IReadOnlyList<double> Conductances { get; }

    /// <summary>Pulses from end to end, the P_max of a curve through this train.</summary>
    public int PulseCount => Pulses[^1] - Pulses[0];

    private string? Problem()
    {
        if (Pulses.Count != Conductances.Count)
            return $"must have one conductance per pulse; got {Conductances.Count} for {Pulses.Count}.";
        if (Pulses.Count < 4)
            return $"must have at least 4 pulses to fit; got {Pulses.Count}.";
        for (var i = 1; i < Pulses.Count; i++)
            if (Pulses[i] <= Pulses[i - 1])
                return $"pulse numbers must ascend; {Pulses[i]} follows {Pulses[i - 1]}.";
        if (!Conductances.All(double.IsFinite))
            return "conductances must be finite.";
        return Conductances.Max() > Conductances.Min() ? null : "conductances must not all be equal.";
    }
}
