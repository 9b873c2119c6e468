using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Factors that tie the circuit equations to a measured 40 nm compute-in-memory macro.</summary>
/// <remarks>Source: [Lu2021].</remarks>
public sealed record Calibration
{
    /// <summary>The factors of the measured macro; the default.</summary>
    public static Calibration Silicon { get; } = new()
    {
        LevelShifterWiring = 1.44,
        SensingMargin = 1.4,
        FlipFlopActivity = 0.5,
        AdderActivity = 0.15,
        ControlActivity = 0.05,
        PostLayoutEnergy = 1.22,
        EnlargesLevelShifter = true,
    };

    /// <summary>Every factor 1: the bare equations.</summary>
    public static Calibration None { get; } = new();

    /// <summary>Wiring area of a level shifter (α).</summary>
    [Unit("1")]
    public double LevelShifterWiring { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Stretch of the sensing cycle (β).</summary>
    [Unit("1")]
    public double SensingMargin { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Share of flip-flops that toggle (γ).</summary>
    [Unit("1")]
    public double FlipFlopActivity { get; init => field = Require.InRange(value, 0, 1); } = 1;

    /// <summary>Share of adder gates that toggle (δ).</summary>
    [Unit("1")]
    public double AdderActivity { get; init => field = Require.InRange(value, 0, 1); } = 1;

    /// <summary>Share of decoder and comparator gates that toggle (ε).</summary>
    [Unit("1")]
    public double ControlActivity { get; init => field = Require.InRange(value, 0, 1); } = 1;

    /// <summary>Energy after layout over energy before (ζ); divides TOPS/W of a chip and nothing here.</summary>
    [Unit("1")]
    public double PostLayoutEnergy { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Whether level shifters are drawn with the taller, wider layout of the macro.</summary>
    public bool EnlargesLevelShifter { get; init; }
}
