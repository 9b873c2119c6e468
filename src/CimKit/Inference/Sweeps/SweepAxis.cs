using System.Globalization;
using CimKit.Designs;
using CimKit.Devices;

namespace CimKit.Inference.Sweeps;

/// <summary>One quantity that a sweep varies, and how each of its values changes a design.</summary>
/// <example><code>
/// var rows = SweepAxis.Of("Rows", "1", [64, 128, 256], (design, rows) => design with { Rows = (int)rows });
/// var encoding = new SweepAxis("Encoding",
///     ("dummy column", design => design with { Encoding = WeightEncoding.DummyColumn }),
///     ("pairs", design => design with { Encoding = WeightEncoding.DifferentialPair }));
/// </code></example>
public sealed record SweepAxis
{
    private readonly IReadOnlyList<Func<ArrayDesign, ArrayDesign>> changes;

    /// <summary>Anything about a design, by values that are no numbers.</summary>
    /// <param name="name">What is varied.</param>
    /// <param name="values">Label of a value, and the design with that value.</param>
    public SweepAxis(string name, params IReadOnlyList<(string Label, Func<ArrayDesign, ArrayDesign> Change)> values)
        : this(new SweptQuantity { Name = name, Labels = [.. values.Select(value => value.Label)] }, [.. values.Select(value => value.Change)])
    {
    }

    private SweepAxis(SweptQuantity quantity, IReadOnlyList<Func<ArrayDesign, ArrayDesign>> changes) =>
        (Quantity, this.changes) = (quantity, changes);

    /// <summary>Name, labels and numbers.</summary>
    public SweptQuantity Quantity { get; }

    /// <summary>A design with one of the values.</summary>
    /// <param name="design">What to start from.</param>
    /// <param name="index">Number of the value, from 0.</param>
    public ArrayDesign Apply(ArrayDesign design, int index) => changes[index](design);

    /// <summary>Anything about a design, by numbers: charts get a line over them.</summary>
    /// <param name="name">What is varied.</param>
    /// <param name="unit">Unit of the numbers, without prefix.</param>
    /// <param name="numbers">The values.</param>
    /// <param name="change">The design with a value.</param>
    /// <param name="isLogarithmic">True to show them on a logarithmic axis.</param>
    public static SweepAxis Of(
        string name, string unit, IReadOnlyList<double> numbers, Func<ArrayDesign, double, ArrayDesign> change, bool isLogarithmic = false) =>
        new(
            new SweptQuantity
            {
                Name = name, Unit = unit, IsLogarithmic = isLogarithmic, Numbers = [.. numbers],
                Labels = [.. numbers.Select(number => unit == "1" ? Show(number) : $"{Show(number)} {unit}")],
            },
            [.. numbers.Select(number => (Func<ArrayDesign, ArrayDesign>)(design => change(design, number)))]);

    /// <summary>Resolutions of converters that are not ideal.</summary>
    public static SweepAxis AdcBits(params IReadOnlyList<int> bits) => Of(
        "ADC resolution", "bit", [.. bits.Select(value => (double)value)],
        (design, value) => design with { Adc = design.Adc with { IsIdeal = false, Bits = (int)value } });

    /// <summary>Ways to choose the range of converters that are not ideal.</summary>
    public static SweepAxis Ranges(params IReadOnlyList<AdcRange> ranges) => new("ADC range", [.. ranges.Select(range => (
        range.ToString(), (Func<ArrayDesign, ArrayDesign>)(design => design with { Adc = design.Adc with { IsIdeal = false, Range = range } })))]);

    /// <summary>G_max/G_min at the same G_max; infinity for an off state that conducts nothing.</summary>
    public static SweepAxis OnOffRatios(params IReadOnlyList<double> ratios)
    {
        var axis = Of("On/off ratio", "1", ratios, WithRatio, isLogarithmic: true);
        return ratios.All(double.IsFinite) ? axis : new(axis.Quantity with { IsLogarithmic = false, Numbers = [] }, axis.changes);
    }

    /// <summary>How far cells land from their target; numbers in percent if all are of one kind and of one sigma.</summary>
    public static SweepAxis Variations(params IReadOnlyList<ProgrammingVariation> variations)
    {
        var percents = variations.Select(Percent).ToArray();
        var isOneKind = variations.Where(variation => !variation.IsZero).Select(variation => variation.GetType()).Distinct().Count() < 2;
        return new(
            new SweptQuantity
            {
                Name = "Programming variation", Unit = "%", Labels = [.. variations.Select(variation => variation.ToString())],
                Numbers = isOneKind && Array.TrueForAll(percents, percent => percent is not null) ? [.. percents.Select(percent => percent!.Value)] : [],
            },
            [.. variations.Select(variation => (Func<ArrayDesign, ArrayDesign>)(design => design with { Variation = variation }))]);
    }

    /// <summary>Seconds since programming: the same chips grown older.</summary>
    public static SweepAxis Times(params IReadOnlyList<double> seconds)
    {
        var axis = Of("Time", "s", seconds, (design, time) => design with { Effects = design.Effects with { Time = time } }, isLogarithmic: true);
        return new(axis.Quantity with { Labels = [.. seconds.Select(Duration)] }, axis.changes);
    }

    /// <summary>Stuck cells; numbers are percent of all cells.</summary>
    public static SweepAxis Faults(params IReadOnlyList<StuckFaults> faults)
    {
        var percents = faults.Select(fault => 100 * (fault.OffRate + fault.OnRate)).ToArray();
        return new(
            new SweptQuantity
            {
                Name = "Stuck cells", Unit = "%", Labels = [.. faults.Select(fault => fault.ToString())],
                IsLogarithmic = percents.Where(percent => percent > 0).DefaultIfEmpty(1).Max() >= 50 * percents.Where(percent => percent > 0).DefaultIfEmpty(1).Min(),
                Numbers = percents.Distinct().Count() == percents.Length ? percents : [],
            },
            [.. faults.Select(fault => (Func<ArrayDesign, ArrayDesign>)(design => design with { Effects = design.Effects with { Faults = fault } }))]);
    }

    private static ArrayDesign WithRatio(ArrayDesign design, double ratio) => design with
    {
        Cell = ConductanceRange.FromOnResistance(1 / design.Cell.Maximum, ratio, design.Cell.Levels) with { Maximum = design.Cell.Maximum },
    };

    private static double? Percent(ProgrammingVariation variation) => variation switch
    {
        { IsZero: true } => 0,
        ProportionalVariation { Sigma: var sigma } => 100 * sigma,
        StateVariation { Sigmas: [var sigma] } => 100 * sigma,
        LogNormalVariation { Sigmas: [var sigma] } => 100 * sigma,
        _ => null,
    };

    /// <summary>Whole years, days, hours or minutes where it is that, seconds elsewhere.</summary>
    private static string Duration(double seconds)
    {
        foreach (var (unit, length) in new[] { ("y", 365.25 * 86400), ("d", 86400.0), ("h", 3600), ("min", 60) })
        {
            var count = Math.Round(seconds / length);
            if (count is >= 1 and < 1000 && Math.Abs(seconds - count * length) <= 1e-9 * seconds)
                return string.Create(CultureInfo.InvariantCulture, $"{count} {unit}");
        }
        return (seconds < 1e5 ? Show(seconds) : seconds.ToString("0.###########e0", CultureInfo.InvariantCulture)) + " s";
    }

    private static string Show(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
