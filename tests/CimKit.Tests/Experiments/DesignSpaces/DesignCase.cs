using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Experiments.DesignSpaces;
using CimKit.Networks;
using CimKit.Tests.Inference.Sweeps;

namespace CimKit.Tests.Experiments.DesignSpaces;

/// <summary>A small space around a small network: cells that age and cells that do not, converters, nodes, variation.</summary>
internal static class DesignCase
{
    private static readonly PowerLawRetention Leak = new() { Exponent = 0.1, ExponentSpread = 0.05, Target = 0 };

    public static QuantizedNetwork Network => SweepCase.Network;

    public static ImageSet Calibration => SweepCase.Calibration;

    public static ImageSet Images => SweepCase.Images;

    public static DesignAxis Cells { get; } = new(
        "Cell",
        new DesignChoice("SRAM"),
        new DesignChoice("RRAM", chip => With(chip, new ResistiveCell())),
        new DesignChoice("FeFET", chip => With(chip, new FeFetCell()), arrays => arrays with { Effects = new CellEffects { Retention = Leak } }));

    /// <summary>96 designs, of which 16 of SRAM with two bits and 16 of RRAM at 14 nm cannot be built.</summary>
    public static DesignSpace Space { get; } = new(
        Cells, DesignAxis.CellBits(1, 2), DesignAxis.Adcs(("flash", new FlashAdc { Levels = 2 }), ("SAR", new SarAdc { Levels = 2 })),
        DesignAxis.Nodes(22, 14), DesignAxis.Variations(ProgrammingVariation.None, new ProportionalVariation { Sigma = 0.1 }),
        DesignAxis.Times(("fresh", 0), ("old", 1e8)));

    public static DesignSpaceOptions Options { get; } = new() { Chips = 2, Seed = 9 };

    public static DesignPoints Run(
        DesignSpace? space = null, int threads = 1, string? journal = null, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        DesignExploration.Run(space ?? Space, Network, Calibration, Images, Options with { Threads = threads, Journal = journal }, progress, cancellation);

    /// <summary>Every number of an exploration.</summary>
    public static IEnumerable<double> Numbers(DesignPoints points) => points.All
        .SelectMany(point => point.Accuracies.Append(point.Energy).Append(point.Latency).Append(point.Area).Append(point.LeakagePower).Append(point.EnergyEfficiency))
        .Append(points.SoftwareAccuracy);

    private static ChipDesign With(ChipDesign chip, IArrayCell cell) => chip with { Array = chip.Array with { Cell = cell } };
}
