using CimKit.Foundation;

namespace CimKit.Circuits.Adcs;

/// <summary>Reference conductances between which a flash ADC tells levels apart.</summary>
/// <remarks>Source: [Peng2019]; [Lu2021].</remarks>
public sealed record ReferenceLadder
{
    /// <summary>Resistance of an open cell, or of the access transistors of an SRAM cell.</summary>
    [Unit("Ω")]
    public required double UnitResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Resistance of a closed cell; used by ladders between two states only.</summary>
    [Unit("Ω")]
    public double OffResistance { get; init => field = Require.Positive(value, "Ω"); } = double.MaxValue;

    /// <summary>Rows that are read together.</summary>
    public int Rows { get; init => field = Require.Positive(value); } = 1;

    /// <summary>How the references are placed.</summary>
    public ReferenceSteps Steps { get; init; }

    /// <summary>Conductance of a reference, counted from 0.</summary>
    /// <returns>Siemens.</returns>
    public double Conductance(int index, int levels)
    {
        var on = 1 / UnitResistance;
        var span = 1 / OffResistance - on;
        return Steps switch
        {
            ReferenceSteps.SharesOfAllRows => Rows / UnitResistance * (1 - (double)index / levels),
            ReferenceSteps.BetweenStates => on + span * (1 / (2.0 * (levels - 1)) + (double)index / (levels - 1)),
            _ => on + span * index / levels,
        };
    }
}
