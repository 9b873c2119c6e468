using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>The converters of an array: resolution, what they read, and their range.</summary>
/// <example><code>var adc = new AdcDesign { Bits = 5, Range = AdcRange.BestL1 };</code></example>
public sealed record AdcDesign
{
    /// <summary>A converter without error and without limit.</summary>
    public static AdcDesign Ideal { get; } = new() { Bits = 12, IsIdeal = true };

    /// <summary>Resolution, 1 to 12; not used if <see cref="IsIdeal"/>.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 12, "bit"); }

    /// <summary>True for a converter without error and without limit.</summary>
    public bool IsIdeal { get; init; }

    /// <summary>What is converted.</summary>
    public ConversionScheme Scheme { get; init; } = ConversionScheme.Differential;

    /// <summary>How the range is chosen.</summary>
    public AdcRange Range { get; init; } = AdcRange.BestL1;

    /// <summary>Which code a value between two levels gets.</summary>
    public AdcRounding Rounding { get; init; } = AdcRounding.Nearest;

    /// <summary>True if the range has to be found from calibration images.</summary>
    public bool NeedsCalibration => !IsIdeal && Range is AdcRange.MinMax or AdcRange.BestL1 or AdcRange.BestL2;

    /// <summary>Everything that is wrong; empty if the converter can be built.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (!IsIdeal && Range == AdcRange.Dynamic && Scheme != ConversionScheme.Separate)
            problems.Add("Range Dynamic must go with Scheme Separate, as in the published simulator; got Differential.");
        return problems;
    }

    /// <summary>Name for tables, for example <c>5 bit, differential, BestL1</c>.</summary>
    public override string ToString() =>
        IsIdeal ? "ideal" : $"{Bits} bit, {(Scheme == ConversionScheme.Differential ? "differential" : "separate")}, {Range}";
}
