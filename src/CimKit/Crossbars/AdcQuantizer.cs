using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>A linear converter with a fixed range: value → code → value. Values are in cell steps.</summary>
/// <remarks>Source: first principles.</remarks>
public readonly record struct AdcQuantizer : IConverter
{
    /// <summary>Value of code 0.</summary>
    [Unit("1")]
    public double Base { get; private init; }

    /// <summary>Distance of two codes.</summary>
    [Unit("1")]
    public double Step { get; private init; }

    /// <summary>Smallest code.</summary>
    public int MinimumCode { get; private init; }

    /// <summary>Largest code.</summary>
    public int MaximumCode { get; private init; }

    /// <summary>Which code a value between two levels gets.</summary>
    public AdcRounding Rounding { get; private init; }

    /// <summary>A range from <paramref name="low"/> to <paramref name="high"/> with 2^bits codes.</summary>
    /// <remarks>Nearest: both ends are levels. Floor: 2^bits intervals, the value of a code is its lower edge.</remarks>
    /// <param name="low">Finite.</param>
    /// <param name="high">Finite, <paramref name="low"/> or greater.</param>
    /// <param name="bits">1 to 16.</param>
    /// <param name="rounding">Which code a value between two levels gets.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static AdcQuantizer Between(double low, double high, int bits, AdcRounding rounding = AdcRounding.Nearest) => BetweenAny(
        Require.InRange(low, -double.MaxValue, double.MaxValue, name: nameof(low)),
        Require.InRange(high, low, double.MaxValue, name: nameof(high)),
        Require.InRange(bits, 1, 16, "bit", nameof(bits)), rounding);

    /// <summary>The same without checks: a range that no value was seen in may be empty or infinite.</summary>
    internal static AdcQuantizer BetweenAny(double low, double high, int bits, AdcRounding rounding)
    {
        var codes = 1 << bits;
        var step = (high - low) / (rounding == AdcRounding.Nearest ? codes - 1 : codes);
        return new() { Base = low, Step = step > 0 ? step : 1, MinimumCode = 0, MaximumCode = codes - 1, Rounding = rounding };
    }

    /// <summary>A range from <paramref name="low"/> to <paramref name="high"/> with 2^bits codes, moved so that zero is a code.</summary>
    /// <remarks>Differences of one sign only get all codes on that side. Zero becomes zero with either rounding.</remarks>
    /// <param name="low">Finite.</param>
    /// <param name="high">Finite, <paramref name="low"/> or greater.</param>
    /// <param name="bits">1 to 16.</param>
    /// <param name="rounding">Which code a value between two levels gets.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static AdcQuantizer AroundZero(double low, double high, int bits, AdcRounding rounding = AdcRounding.Nearest)
    {
        Require.InRange(low, -double.MaxValue, double.MaxValue, name: nameof(low));
        Require.InRange(high, low, double.MaxValue, name: nameof(high));
        (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        var codes = 1 << Require.InRange(bits, 1, 16, "bit", nameof(bits));
        var step = high > low ? (high - low) / (codes - 1) : 1;
        var position = rounding == AdcRounding.Nearest ? Math.Round(low / step, MidpointRounding.ToEven) : Math.Floor(low / step);
        var smallest = Math.Max((int)position, 1 - codes); // A quotient just below 1 − codes must not push zero out.
        return new() { Step = step, MinimumCode = smallest, MaximumCode = smallest + codes - 1, Rounding = rounding };
    }

    /// <summary>A range of ±<paramref name="reach"/> with 2^bits − 1 codes, so that zero is one. Rounds to nearest.</summary>
    /// <param name="reach">0 or greater.</param>
    /// <param name="bits">2 to 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static AdcQuantizer Symmetric(double reach, int bits)
    {
        Require.NotNegative(reach, name: nameof(reach));
        var codes = (1 << (Require.InRange(bits, 2, 16, "bit", nameof(bits)) - 1)) - 1;
        return new()
        {
            Step = reach > 0 ? reach / codes : 1, MinimumCode = -codes, MaximumCode = codes, Rounding = AdcRounding.Nearest,
        };
    }

    /// <summary>Code of a value, clipped to the range.</summary>
    public int Code(double value) => Math.Clamp(Unclipped(value), MinimumCode, MaximumCode);

    /// <summary>Value of a code.</summary>
    public double Value(int code) => Base + code * Step;

    /// <summary>Value after conversion.</summary>
    public double Convert(double value) => Value(Code(value));

    /// <summary>Value that divides a code from the code below it.</summary>
    public double EdgeBelow(int code) => Value(code) - (Rounding == AdcRounding.Nearest ? 0.5 * Step : 0);

    /// <summary>True if the value lies beyond the outermost codes' intervals, or on their outer end where that end is not theirs.</summary>
    public bool IsSaturated(double value) =>
        value < LowerEdge || value >= UpperEdge || (value == LowerEdge && Rounding == AdcRounding.Nearest);

    /// <summary>Smallest value that is not clipped.</summary>
    [Unit("1")]
    public double LowerEdge => EdgeBelow(MinimumCode);

    /// <summary>Largest value that is not clipped.</summary>
    [Unit("1")]
    public double UpperEdge => EdgeBelow(MaximumCode + 1);

    double IConverter.MeanStep => Step;

    bool IConverter.TakesEdge(int upperCode) => Rounding == AdcRounding.Floor || upperCode % 2 == 0;

    /// <summary>Code times the fixed-point step: what an integer shift-adder computes.</summary>
    long IConverter.Shifted(int code, int weight) => code * AdcTables.Fixed(Step * weight) + AdcTables.Fixed(Base * weight);

    private int Unclipped(double value)
    {
        var position = (value - Base) / Step;
        position = Rounding == AdcRounding.Nearest ? Math.Round(position, MidpointRounding.ToEven) : Math.Floor(position);
        return (int)Math.Clamp(position, -1e9, 1e9);
    }
}
