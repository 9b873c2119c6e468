using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>One layer programmed onto the arrays of one chip.</summary>
internal sealed class CrossbarLayer
{
    private readonly PackedWeights? packed;
    private readonly Lazy<AnalogWeights> cellValues;
    private readonly AnalogWeights? analog;
    private readonly AdcTables? tables;
    private readonly double driftFactor;

    public CrossbarLayer(LayerPlan plan, LayerTiling tiling, ArrayDesign design, PartialSumProfile? profile, SeedTree seeds)
    {
        (Plan, Tiling, Design) = (plan, tiling, design);
        Offset = (design.States - 1) * design.Cell.Minimum / (design.Cell.Maximum - design.Cell.Minimum);
        Cells = new ProgrammedCells(tiling, design, seeds);
        driftFactor = DriftReading.Factor(tiling, design, Cells, seeds);
        if (!design.Adc.IsIdeal && design.Adc.Range != AdcRange.Dynamic)
            Quantizers = AdcCalibration.Choose(design.Adc, tiling, profile, Offset);
        cellValues = new(() => new AnalogWeights(tiling, Cells, Scheme, Offset));
        if (!design.HasIdealCells)
        {
            analog = cellValues.Value;
            return;
        }
        packed = new PackedWeights(tiling);
        tables = design.Adc.IsIdeal ? AdcTables.Differential(tiling, null)
            : Quantizers is null ? null
            : Scheme == ConversionScheme.Differential ? AdcTables.Differential(tiling, Quantizers)
            : AdcTables.Separate(tiling, Quantizers.Select(quantizer => (quantizer, quantizer)).ToArray(), Offset);
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
    public MatrixProduct CreateProduct(Func<int, int, AdcTables>? ranges = null) => driftFactor == 1
        ? CreateBareProduct(ranges)
        : new CompensatedProduct(CreateBareProduct(ranges), driftFactor);

    private MatrixProduct CreateBareProduct(Func<int, int, AdcTables>? ranges)
    {
        if (analog is not null)
            return Quantizers is null ? new ExactAnalogProduct(analog) : new AnalogProduct(analog, Quantizers);
        return new PackedProduct(packed!, ranges ?? ((_, _) => tables!));
    }

    /// <summary>A product that finds the ranges of a data-dependent converter.</summary>
    public DynamicRangeProduct CreateRangeFinder() => new(packed!, Offset);

    /// <summary>A product that counts the values at the converters of one digit.</summary>
    public HistogramProduct CreateHistogram(int digit) => new(cellValues.Value, digit);
}
