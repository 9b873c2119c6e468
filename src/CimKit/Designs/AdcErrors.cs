using System.Globalization;
using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>What the circuits of the converters do wrong: noise of every conversion, and mismatch that is drawn once per chip.</summary>
/// <remarks>Neighbouring columns share a converter, and so its mismatch. Source: [Spear2023]; first principles.</remarks>
/// <example><code>var errors = new AdcErrors { Noise = 0.4, CapacitorMismatch = 0.01 };</code></example>
public sealed record AdcErrors
{
    /// <summary>Converters without error.</summary>
    public static AdcErrors None { get; } = new();

    /// <summary>Standard deviation of the noise added before rounding, in LSB, drawn at every conversion; 0.3 to 0.5 is typical of SAR converters.</summary>
    /// <remarks>One LSB of a non-linear converter is its mean one.</remarks>
    [Unit("1")]
    public double Noise { get; init => field = Require.InRange(value, 0, 100); }

    /// <summary>Standard deviation of a converter's copy of the dummy current, relative to that current; about 0.01 for mirrors.</summary>
    [Unit("1")]
    public double CopyMismatch { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>Standard deviation of one unit capacitor of a successive-approximation converter, relative to it; 2^n of them spread by 2^(n/2).</summary>
    [Unit("1")]
    public double CapacitorMismatch { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>True if a bridge capacitor of 2^h/(2^h − 1) units scales the lower h = b/2 bits.</summary>
    public bool HasSplitCapacitors { get; init; }

    /// <summary>Standard deviation of the comparators' offset, as a part of half the range.</summary>
    [Unit("1")]
    public double ComparatorOffset { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>Gain error of the converters' amplifiers, one over their loop gain: levels shrink to 1/(1 + error) of their distance to mid-range.</summary>
    [Unit("1")]
    public double GainError { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>Neighbouring columns, digit by digit, that one converter serves.</summary>
    public int ColumnsPerConverter { get; init => field = Require.InRange(value, 1, 1024); } = 8;

    /// <summary>True if the levels of converters differ from the design's.</summary>
    public bool MovesLevels => CapacitorMismatch > 0 || ComparatorOffset > 0 || GainError > 0;

    /// <summary>True without any error.</summary>
    public bool IsNone => Noise == 0 && CopyMismatch == 0 && !MovesLevels;

    /// <summary>Everything that does not go together with a converter.</summary>
    internal IEnumerable<string> Problems(AdcDesign adc)
    {
        if (IsNone)
            yield break;
        if (adc.IsIdeal || adc.IsDataDependent)
            yield return $"must be None with {(adc.IsIdeal ? "IsIdeal" : $"Range {adc.Range}")}; got {this}.";
        if (CopyMismatch > 0 && adc.Scheme == ConversionScheme.Separate)
            yield return $"CopyMismatch must be 0 with Scheme Separate, which copies no dummy current; got {CopyMismatch}.";
        if (MovesLevels && adc.IsNonlinear)
            yield return $"CapacitorMismatch, ComparatorOffset and GainError must go with evenly spaced references; got Range {adc.Range}.";
    }

    /// <summary>The errors that are not zero, for example <c>noise 0.4 LSB</c>.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        Text(Noise > 0, $"noise {Noise} LSB"), Text(CopyMismatch > 0, $"copies {CopyMismatch:P1}"),
        Text(CapacitorMismatch > 0, $"{(HasSplitCapacitors ? "split capacitors" : "capacitors")} {CapacitorMismatch:P1}"),
        Text(ComparatorOffset > 0, $"offset {ComparatorOffset:P1}"), Text(GainError > 0, $"gain error {GainError:P1}"),
    }.Where(text => text.Length > 0));

    private static string Text(bool isUsed, FormattableString text) => isUsed ? text.ToString(CultureInfo.InvariantCulture) : "";
}
