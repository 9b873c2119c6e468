using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>The conductances a cell can hold: evenly spaced states from the off state to the on state.</summary>
/// <remarks>Source: first principles.</remarks>
public sealed record ConductanceRange
{
    /// <summary>Conductance of the off state; 0 for a cell that conducts nothing when off (SRAM).</summary>
    [Unit("S")]
    public required double Minimum { get; init => field = Require.NotNegative(value, "S"); }

    /// <summary>Conductance of the on state.</summary>
    [Unit("S")]
    public required double Maximum { get; init => field = Require.Positive(value, "S"); }

    /// <summary>Number of states that can be told apart.</summary>
    public int Levels { get; init => field = Require.InRange(value, 2, 1 << 20); } = 2;

    /// <summary>G_max/G_min; infinite if the off state conducts nothing.</summary>
    [Unit("1")]
    public double OnOffRatio => Maximum / Minimum;

    /// <summary>A range by on resistance and on/off ratio, as data sheets print it.</summary>
    /// <param name="onResistance">1/G_max.</param>
    /// <param name="onOffRatio">G_max/G_min, above 1; infinity for an off state that conducts nothing.</param>
    /// <param name="levels">Number of states.</param>
    public static ConductanceRange FromOnResistance([Unit("Ω")] double onResistance, [Unit("1")] double onOffRatio, int levels = 2)
    {
        Require.Positive(onResistance, "Ω", nameof(onResistance));
        if (!(onOffRatio > 1))
            throw new ArgumentOutOfRangeException(nameof(onOffRatio), $"onOffRatio must be greater than 1; got {onOffRatio:G9}.");
        return new() { Maximum = 1 / onResistance, Minimum = 1 / onResistance / onOffRatio, Levels = levels };
    }

    /// <summary>Conductance of one of <paramref name="states"/> evenly spaced states.</summary>
    /// <param name="state">0 (off) to states − 1 (on).</param>
    /// <param name="states">Number of states used, 2 or more.</param>
    public double Conductance(int state, int states) =>
        Minimum + Require.InRange(state, 0, states - 1, name: nameof(state)) / (states - 1.0) * (Maximum - Minimum);

    /// <summary>Everything that is wrong; empty if the range can be used.</summary>
    public IReadOnlyList<string> Problems() =>
        Maximum > Minimum ? [] : [$"Maximum must be greater than Minimum, {Minimum:G6} S; got {Maximum:G6} S."];
}
