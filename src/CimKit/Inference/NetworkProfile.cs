using CimKit.Crossbars;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Partial sums of every layer over calibration images, with ideal cells: converter ranges are chosen from it.</summary>
/// <remarks>It depends on network, images, rows, cell bits, encoding and input bits only, so one profile serves every converter and every chip.</remarks>
public sealed record NetworkProfile
{
    private NetworkProfile()
    {
    }

    /// <summary>Name of the network.</summary>
    public required string Network { get; init; }

    /// <summary>Name of the calibration images.</summary>
    public required string Dataset { get; init; }

    /// <summary>Number of calibration images.</summary>
    public required int Count { get; init; }

    /// <summary>SHA-256 over the calibration images, in hexadecimal.</summary>
    public required string DataHash { get; init; }

    /// <summary>Rows of an array.</summary>
    public required int Rows { get; init; }

    /// <summary>Bits one cell stores.</summary>
    [Unit("bit")]
    public required int CellBits { get; init; }

    /// <summary>How signed weights are put on cells.</summary>
    public required WeightEncoding Encoding { get; init; }

    /// <summary>Input bits applied at a time.</summary>
    [Unit("bit")]
    public required int InputBitsPerCycle { get; init; }

    /// <summary>Word length of the activation codes.</summary>
    [Unit("bit")]
    public required int ActivationBits { get; init; }

    /// <summary>True if activation codes are unsigned.</summary>
    public required bool HasUnsignedActivations { get; init; }

    /// <summary>One per layer with weights, in order.</summary>
    public required IReadOnlyList<PartialSumProfile> Layers { get; init; }

    /// <summary>Runs the images with ideal cells and converters and counts every partial sum.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">Calibration images, a few hundred; labels do not matter.</param>
    /// <param name="rows">Rows of an array.</param>
    /// <param name="cellBits">Bits one cell stores.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between images.</param>
    /// <exception cref="InvalidDesignException">The network cannot be run.</exception>
    public static NetworkProfile Measure(
        QuantizedNetwork network, ImageSet images, int rows, int cellBits, int threads = 0,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Require.InRange(rows, 1, 1024, name: nameof(rows));
        Require.InRange(cellBits, 1, 8, "bit", nameof(cellBits));
        return Measure(network, images, Ideal with { Rows = rows, CellBits = cellBits }, threads, progress, cancellation);
    }

    /// <summary>The same for the arrays of a design; its cells and converters do not matter.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">Calibration images, a few hundred; labels do not matter.</param>
    /// <param name="design">Rows, cell bits, encoding and input bits.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="InvalidDesignException">The network cannot be run.</exception>
    public static NetworkProfile Measure(
        QuantizedNetwork network, ImageSet images, ArrayDesign design, int threads = 0,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Require.Positive(images.Count, name: nameof(images));
        var plan = new NetworkPlan(network);
        var counters = plan.Layers.Select(layer => Counter(layer.Tile(network.WeightBits, design))).ToArray();
        var runners = ImageLoop.Run(plan, images, threads, () => new ImageRunner(plan, counters.Select(create => create()).ToArray()),
            new double[images.Count * plan.Classes], progress, cancellation);
        return new()
        {
            Network = network.Spec.Name, Dataset = images.Name, Count = images.Count, DataHash = images.Fingerprint(), Rows = design.Rows, CellBits = design.CellBits,
            Encoding = design.Encoding, InputBitsPerCycle = design.InputBitsPerCycle,
            ActivationBits = network.ActivationBits, HasUnsignedActivations = network.HasUnsignedActivations,
            Layers = plan.Layers.Select((layer, index) => Merge(layer.Tile(network.WeightBits, design), runners, index)).ToArray(),
        };
    }

    private static ArrayDesign Ideal { get; } = new()
    {
        Cell = new ConductanceRange { Minimum = 0, Maximum = 1, Levels = 256 }, Adc = AdcDesign.Ideal,
    };

    /// <summary>Counters of a layer; what they share is built once.</summary>
    private static Func<MatrixProduct> Counter(LayerTiling tiling)
    {
        if (PartialSumProfile.IsCountedBySum(tiling))
        {
            var weights = new PackedWeights(tiling);
            return () => new ProfilingProduct(weights);
        }
        var design = Ideal with { CellBits = tiling.Slicing.CellBits };
        var cells = new FloatCells(tiling, new ProgrammedCells(tiling, design, new SeedTree(0)));
        return () => new DifferenceProfile(cells);
    }

    /// <summary>True if the profile was measured with arrays like those of a design.</summary>
    internal bool HasArraysOf(ArrayDesign design) =>
        (Rows, CellBits, Encoding, InputBitsPerCycle) == (design.Rows, design.CellBits, design.Encoding, design.InputBitsPerCycle);

    /// <summary>True if the profile was measured with the weights and word lengths of that network.</summary>
    internal bool HasCodesOf(QuantizedNetwork network)
    {
        if ((ActivationBits, HasUnsignedActivations) != (network.ActivationBits, network.HasUnsignedActivations) || network.Problems().Count > 0)
            return false;
        var matrices = new NetworkPlan(network).Layers;
        return Layers.Count == matrices.Count && Layers.Zip(matrices).All(pair =>
            pair.First.Tiling.Slicing.WeightBits == network.WeightBits
            && pair.First.Tiling.Codes.Span.SequenceEqual(pair.Second.Codes.Span));
    }

    private static PartialSumProfile Merge(LayerTiling tiling, IReadOnlyList<ImageRunner> runners, int layer)
    {
        var merged = new PartialSumProfile(tiling);
        foreach (var runner in runners)
            merged.Add(((IProfile)runner.Products[layer]).Profile);
        return merged;
    }
}
