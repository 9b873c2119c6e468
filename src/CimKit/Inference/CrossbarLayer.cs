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
    private readonly AdcQuantizer[]? converters;
    private readonly FloatCells? voltage;
    private readonly ulong? noiseKey;

    public CrossbarLayer(LayerPlan plan, LayerTiling tiling, ArrayDesign design, PartialSumProfile? profile, SeedTree seeds)
    {
        (Plan, Tiling, Design) = (plan, tiling, design);
        Offset = (design.States - 1) * design.Cell.Minimum / (design.Cell.Maximum - design.Cell.Minimum);
        Cells = new ProgrammedCells(tiling, design, seeds);
        if (!design.Adc.IsIdeal && design.Adc.Range != AdcRange.Dynamic)
            Quantizers = AdcCalibration.Choose(design.Adc, tiling, profile, Offset);
        driftFactors = new DriftReading(tiling, design, Quantizers, Offset).Factors(Cells, seeds);
        cellValues = new(() => new AnalogWeights(tiling, Cells, Scheme, Offset));
        packed = new(() => new PackedWeights(tiling));
        tables = new(IdealTables);
        converters = Quantizers ?? (design.HasReadNoise && design.Adc.IsIdeal ? AdcCalibration.Finest(tiling) : null);
        if (converters is null)
            return;
        if (design.HasReadNoise || design.InputBitsPerCycle > 1)
        {
            noiseKey = design.HasReadNoise ? seeds["read noise"].Seed : null;
            voltage = new FloatCells(tiling, Cells, design.HasReadNoise);
        }
        else if (!design.HasIdealCells || IdealConversion.IsExact(tiling, converters, Scheme, Offset))
        {
            grouped = new GroupedCells(tiling, Cells, Scheme);
            if (design.HasIdealCells ? !grouped.AreExact : !grouped.IsFineFor(converters))
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
    public AdcQuantizer[]? Quantizers { get; }

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
            return new VoltageProduct(voltage, converters!, noiseKey is { } key ? new NoisyReads(key) : null);
        if (grouped is not null)
            return new GroupedProduct(grouped, converters!, Offset);
        if (!Design.HasIdealCells || Tiling.Slicing.IsPair)
            return Quantizers is null ? new ExactAnalogProduct(cellValues.Value) : new AnalogProduct(cellValues.Value, Quantizers);
        return new PackedProduct(packed.Value, ranges ?? ((_, _) => tables.Value));
    }

    /// <summary>A product that finds the ranges of a data-dependent converter.</summary>
    public DynamicRangeProduct CreateRangeFinder() => new(packed.Value, Offset);

    /// <summary>A product that counts the values at the converters of one digit.</summary>
    public HistogramProduct CreateHistogram(int digit) => new(cellValues.Value, digit);

    private AdcTables IdealTables() => Quantizers is null || Scheme == ConversionScheme.Differential
        ? AdcTables.Differential(Tiling, Quantizers)
        : AdcTables.Separate(Tiling, Quantizers.Select(quantizer => (quantizer, quantizer)).ToArray(), Offset);
}
