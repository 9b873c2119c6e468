using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>The converters of an array: resolution, what they read, and their range.</summary>
/// <example><code>var adc = new AdcDesign { Bits = 5, Range = AdcRange.BestL2, Errors = new AdcErrors { Noise = 0.4 } };</code></example>
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
    public AdcRange Range { get; init; } = AdcRange.BestSum;

    /// <summary>Levels of a converter of your own, in place of <see cref="Range"/>; null for none. A value gets the nearest level.</summary>
    public IAdcLevels? Levels { get; init; }

    /// <summary>Power of the error that <see cref="AdcRange.Percentile"/> makes small: 1 for its magnitude, 2 for its square.</summary>
    public int ErrorOrder { get; init => field = Require.InRange(value, 1, 8); } = 1;

    /// <summary>Which code a value between two levels gets.</summary>
    public AdcRounding Rounding { get; init; } = AdcRounding.Nearest;

    /// <summary>Noise and mismatch of the circuits.</summary>
    public AdcErrors Errors { get; init; } = AdcErrors.None;

    /// <summary>True if the range is that of the very values converted, over the whole image set.</summary>
    public bool IsDataDependent => !IsIdeal && Levels is null && Range is (AdcRange.Dynamic or AdcRange.Published);

    /// <summary>True if references are not evenly spaced.</summary>
    public bool IsNonlinear => !IsIdeal && (Levels is not null || Range is AdcRange.LloydMax or AdcRange.Quantile or AdcRange.Published);

    /// <summary>True if the range has to be found from calibration images.</summary>
    public bool NeedsCalibration =>
        !IsIdeal && !IsDataDependent && (Levels is not null || Range is not (AdcRange.Maximum or AdcRange.Granular));

    /// <summary>Everything that is wrong; empty if the converter can be built.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (IsDataDependent && Scheme != ConversionScheme.Separate)
            problems.Add($"Range {Range} must go with Scheme Separate, as in the published simulator; got Differential.");
        if (IsDataDependent && Range == AdcRange.Published && Bits is < 3 or > 5)
            problems.Add($"Bits must be 3, 4 or 5 bit with Range Published, which has tables for these only; got {Bits}.");
        problems.AddRange(Errors.Problems(this).Select(problem => "Errors: " + problem));
        return problems;
    }

    /// <summary>Name for tables, for example <c>5 bit, differential, BestSum</c>.</summary>
    public override string ToString() =>
        IsIdeal ? "ideal" : $"{Bits} bit, {(Scheme == ConversionScheme.Differential ? "differential" : "separate")}, {(Levels is null ? Range : Levels)}"
            + (Errors.IsNone ? "" : $", {Errors}");
}
