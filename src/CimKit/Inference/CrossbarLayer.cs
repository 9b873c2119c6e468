using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>One layer programmed onto the arrays of one chip.</summary>
internal sealed class CrossbarLayer
{
    private readonly Lazy<AnalogWeights> cellValues;
    private readonly Lazy<PackedWeights> packed;
    private readonly Lazy<AdcTables> tables;
    private readonly GroupedCells? grouped;
    private readonly double[]? driftFactors;
    private readonly AdcQuantizer[]? linear;
    private readonly FloatCells? voltage;
    private readonly ConverterBank? bank;
    private readonly double[]? converterVariances;
    private readonly ulong? noiseKey;

    public CrossbarLayer(LayerPlan plan, LayerTiling tiling, ArrayDesign design, PartialSumProfile? profile, SeedTree seeds)
    {
        (Plan, Tiling, Design) = (plan, tiling, design);
        Offset = (design.States - 1) * design.Cell.Minimum / (design.Cell.Maximum - design.Cell.Minimum);
        Cells = new ProgrammedCells(tiling, design, seeds);
        if (!design.Adc.IsIdeal && !design.Adc.IsDataDependent)
            Quantizers = AdcCalibration.Choose(design.Adc, tiling, profile, Offset);
        driftFactors = new DriftReading(tiling, design, Quantizers, Offset).Factors(Cells, seeds);
        linear = Quantizers?.OfType<AdcQuantizer>().ToArray();
        cellValues = new(() => new AnalogWeights(tiling, Cells, Scheme, Offset));
        packed = new(() => new PackedWeights(tiling));
        tables = new(IdealTables);
        var errors = design.Adc.Errors;
        if (design.HasReadNoise || (Quantizers is not null && NeedsFloats))
        {
            voltage = new FloatCells(tiling, Cells, design.HasReadNoise, Scheme == ConversionScheme.Separate ? Offset : null);
            noiseKey = design.HasReadNoise || errors.Noise > 0 ? seeds["read noise"].Seed : null;
            converterVariances = Quantizers?.Select(converter => Math.Pow(errors.Noise * converter.MeanStep, 2)).ToArray();
            if (Quantizers is not null && (errors.MovesLevels || design.Adc.IsNonlinear))
                bank = new ConverterBank(voltage.Layout, Quantizers, errors, seeds);
        }
        else if (linear?.Length > 0 && (!HasIdealColumns || IdealConversion.IsExact(tiling, linear, Scheme, Offset)))
        {
            grouped = new GroupedCells(tiling, Cells, Scheme);
            if (HasIdealColumns ? !grouped.AreExact : !grouped.IsFineFor(linear))
                grouped = null;
        }
    }

    public LayerPlan Plan { get; }

    public LayerTiling Tiling { get; }

    public ArrayDesign Design { get; }

    /// <summary>Conductance of the off state in cell steps.</summary>
    public double Offset { get; }

    public ProgrammedCells Cells { get; }

    /// <summary>One per digit; none for an ideal or data-dependent converter.</summary>
    public IConverter[]? Quantizers { get; }

    /// <summary>What reaches the converter; an ideal one does not care, and takes the difference.</summary>
    public ConversionScheme Scheme => Design.Adc.IsIdeal ? ConversionScheme.Differential : Design.Adc.Scheme;

    /// <summary>A product for one thread.</summary>
    /// <param name="ranges">Ranges of a data-dependent converter.</param>
    public MatrixProduct CreateProduct(Func<int, int, AdcTables>? ranges = null) => driftFactors is null
        ? CreateBareProduct(ranges)
        : new CompensatedProduct(CreateBareProduct(ranges), driftFactors);

    private MatrixProduct CreateBareProduct(Func<int, int, AdcTables>? ranges)
    {
        if (voltage is not null)
            return new VoltageProduct(voltage, CreateConverter(voltage.Layout), noiseKey is { } key ? new NoisyReads(key) : null, converterVariances);
        if (grouped is not null)
            return new GroupedProduct(grouped, linear!, Offset);
        if (!HasIdealColumns || Tiling.Slicing.IsPair)
            return Quantizers is null ? new ExactAnalogProduct(cellValues.Value) : new AnalogProduct(cellValues.Value, linear!);
        return new PackedProduct(packed.Value, ranges ?? ((_, _) => tables.Value));
    }

    /// <summary>A product that finds the ranges of a data-dependent converter.</summary>
    public DynamicRangeProduct CreateRangeFinder() => new(packed.Value, Offset);

    /// <summary>A product that counts the values at the converters of one digit.</summary>
    public HistogramProduct CreateHistogram(int digit) => new(cellValues.Value, digit);

    /// <summary>True if column sums are integers.</summary>
    private bool HasIdealColumns => Design.HasIdealCells && Design.Adc.Errors.CopyMismatch == 0;

    /// <summary>True if neither tables nor the look-up kernel can do what the inputs or the converters ask for.</summary>
    private bool NeedsFloats => Design.InputBitsPerCycle > 1 || Design.Adc.Errors.Noise > 0 || Design.Adc.Errors.MovesLevels
        || (Design.Adc.IsNonlinear && (!HasIdealColumns || Tiling.Slicing.IsPair));

    private BlockConverter CreateConverter(LaneLayout layout) => bank is not null ? new SearchedBlocks(bank)
        : Quantizers is null ? new IdealBlocks(layout)
        : new LinearBlocks(layout, linear!);

    private AdcTables IdealTables() => Quantizers is null || Scheme == ConversionScheme.Differential
        ? AdcTables.Differential(Tiling, Quantizers)
        : AdcTables.Separate(Tiling, Quantizers.Select(converter => (converter, converter)).ToArray(), Offset);
}
