using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference.Sweeps;
using CimKit.Networks;
using CimKit.Networks.Catalog;

namespace CimKit.Tests.Inference.Sweeps;

/// <summary>A small sweep that runs in a moment and uses everything: converters, draws, ages.</summary>
internal static class SweepCase
{
    public static QuantizedNetwork Network { get; } =
        RandomNetworks.Quantize(Mlp.Create(12), 8, 8, isUnsigned: false, new SeedTree(1)["test"].ToRandom());

    public static ImageSet All { get; } = RandomNetworks.Images(Network.Spec.Input, 24, new SeedTree(2)["test"].ToRandom());

    public static ImageSet Calibration => All.Take(8);

    public static ImageSet Images => All.Slice(8, 16);

    public static ArrayDesign Design { get; } = RandomNetworks.Design(adc: new AdcDesign { Bits = 4 }) with
    {
        Variation = new ProportionalVariation { Sigma = 0.1 },
        Effects = new CellEffects { Retention = new PowerLawRetention { Exponent = 0.1, ExponentSpread = 0.05, Target = 0 } },
    };

    public static SweepOptions Options { get; } = new() { AdcBits = [3, 5], Times = [0, 1e6], Chips = 2 };

    public static SweepResult Run(
        SweepOptions? options = null, ArrayDesign? design = null, string? journal = null, int threads = 1,
        IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        AccuracySweep.Run(Network, design ?? Design, Calibration, Images, options ?? Options, threads, journal, progress, cancellation);

    /// <summary>Every number of a sweep.</summary>
    public static IEnumerable<double> Numbers(SweepResult result) => result.Rows
        .SelectMany(row => row.Accuracies.Append(row.Conversions).Append(row.SaturatedConversions)).Append(result.SoftwareAccuracy);
}
