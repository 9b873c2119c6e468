using CimKit.Foundation;

namespace CimKit.Estimation.Training;

/// <summary>Pulses that an epoch of learning sent to the cells of one layer, as a simulation of its devices counts them.</summary>
/// <remarks>Cells count again with every update. Source: first principles.</remarks>
public sealed record LayerPulses
{
    /// <summary>Cells that got at least one pulse, summed over the updates of the epoch.</summary>
    public required long Cells { get; init => field = (long)Require.NotNegative(value); }

    /// <summary>Pulses up.</summary>
    public required long Potentiation { get; init => field = (long)Require.NotNegative(value); }

    /// <summary>Pulses down.</summary>
    public required long Depression { get; init => field = (long)Require.NotNegative(value); }

    /// <summary>Both together.</summary>
    public long Total => Potentiation + Depression;

    internal IEnumerable<string> Problems(string layer)
    {
        if (Cells > Total)
            yield return $"{layer}: Cells ({Cells}) must not exceed Potentiation and Depression together ({Total}): each cell got a pulse.";
        if (Cells == 0 && Total > 0)
            yield return $"{layer}: Cells must not be 0 where there are pulses ({Total}).";
    }
}
