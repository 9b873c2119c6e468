using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>Values that reach the converters of one digit of a layer, with the levels and decision edges of the converter.</summary>
/// <remarks>Values are in cell steps: current at the converter over read voltage times (G_max − G_min)/(states − 1).</remarks>
public sealed record PartialSumHistogram
{
    private PartialSumHistogram()
    {
    }

    /// <summary>Name of the layer.</summary>
    public required string Layer { get; init; }

    /// <summary>Digit of the weight; 0 is the least significant.</summary>
    public required int Digit { get; init; }

    /// <summary>Name of the images.</summary>
    public required string Dataset { get; init; }

    /// <summary>The converter.</summary>
    public required AdcDesign Adc { get; init; }

    /// <summary>Middle of each bin that occurs, ascending, in cell steps; bins are a quarter step wide.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Conversions in each bin.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>Value of every code, ascending, in cell steps; empty for an ideal converter.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>Decision edges between neighbouring codes, ascending, in cell steps; empty for an ideal converter.</summary>
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>Conductance of one cell step.</summary>
    [Unit("S")]
    public required double CellStep { get; init; }

    internal LayerTiling Tiling { get; init; } = null!;

    /// <summary>What the chip's ranges were chosen from; null if they needed no calibration.</summary>
    internal PartialSumProfile? Profile { get; init; }

    /// <summary>Conductance of the off state in cell steps.</summary>
    internal double Offset { get; init; }

    /// <summary>Conversions counted.</summary>
    public long Total => Counts.Sum();

    internal static PartialSumHistogram Of(
        CrossbarLayer layer, int digit, string dataset, IEnumerable<HistogramProduct> products, PartialSumProfile? profile)
    {
        var bins = new SortedDictionary<int, long>();
        foreach (var (bin, count) in products.SelectMany(product => product.Bins))
            bins[bin] = bins.GetValueOrDefault(bin) + count;
        var quantizer = layer.Quantizers?[digit];
        return new()
        {
            Layer = layer.Plan.Name,
            Digit = digit,
            Dataset = dataset,
            Adc = layer.Design.Adc,
            Values = bins.Keys.Select(bin => bin / (double)HistogramProduct.BinsPerStep).ToArray(),
            Counts = bins.Values.ToArray(),
            Levels = quantizer is { } levels ? Codes(levels, 0).Select(levels.Value).ToArray() : [],
            Edges = quantizer is { } edges ? Codes(edges, 1).Select(edges.EdgeBelow).ToArray() : [],
            Tiling = layer.Tiling,
            Profile = profile,
            Offset = layer.Offset,
            CellStep = (layer.Design.Cell.Maximum - layer.Design.Cell.Minimum) / (layer.Design.States - 1),
        };
    }

    private static IEnumerable<int> Codes(IConverter quantizer, int skip) =>
        Enumerable.Range(quantizer.MinimumCode + skip, quantizer.MaximumCode - quantizer.MinimumCode + 1 - skip);
}
