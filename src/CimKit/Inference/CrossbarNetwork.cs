using CimKit.Crossbars;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>A quantised network programmed onto the arrays of one chip: slicing, drawing and packing are done once.</summary>
/// <example><code>
/// var profile = NetworkProfile.Measure(network, calibration, design.Rows, design.CellBits);
/// var result = CrossbarNetwork.Program(network, design, profile).Evaluate(test);
/// </code></example>
public sealed class CrossbarNetwork
{
    private readonly NetworkPlan plan;
    private readonly NetworkProfile? profile;
    private readonly IReadOnlyList<CrossbarLayer> layers;

    private CrossbarNetwork(NetworkPlan plan, ArrayDesign design, NetworkProfile? profile, int chip)
    {
        (this.plan, this.profile, Design, Chip) = (plan, design.Adc.NeedsCalibration ? profile : null, design, chip);
        var seeds = new SeedTree(design.Seed)["chip"][chip];
        layers = plan.Layers.Select((layer, index) => new CrossbarLayer(
            layer, layer.Tile(plan.Network.WeightBits, design), design,
            profile?.Layers[index], seeds[layer.Name])).ToArray();
    }

    /// <summary>The arrays.</summary>
    public ArrayDesign Design { get; }

    /// <summary>Number of the chip: which draw of the cells.</summary>
    public int Chip { get; }

    /// <summary>The network.</summary>
    public QuantizedNetwork Network => plan.Network;

    /// <summary>Programs a chip.</summary>
    /// <param name="network">The network.</param>
    /// <param name="design">Arrays, converters, variation and seed.</param>
    /// <param name="profile">Calibration; needed if <see cref="AdcDesign.NeedsCalibration"/>.</param>
    /// <param name="chip">Number of the chip, 0 or greater.</param>
    /// <exception cref="InvalidDesignException">Network, design or profile do not fit; all problems are named.</exception>
    public static CrossbarNetwork Program(
        QuantizedNetwork network, ArrayDesign design, NetworkProfile? profile = null, int chip = 0)
    {
        Require.InRange(chip, 0, int.MaxValue, name: nameof(chip));
        InvalidDesignException.ThrowIfAny(nameof(ArrayDesign), design.Problems().Concat(ProfileProblems(network, design, profile)));
        return new(new NetworkPlan(network), design, profile, chip);
    }

    /// <summary>Runs every image through the arrays.</summary>
    /// <param name="images">Labelled images of the network's input shape.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between images.</param>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public EvaluationResult Evaluate(
        ImageSet images, int threads = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var logits = new double[images.Count * plan.Classes];
        var saturated = Design.Adc.IsDataDependent
            ? new DynamicRangeSearch(plan, layers, images, threads).Run(logits, progress, cancellation)
            : ImageLoop.Run(plan, images, threads, () => new ImageRunner(plan, layers.Select(layer => layer.CreateProduct()).ToArray()),
                logits, progress, cancellation).Sum(runner => runner.Products.Sum(product => product.Saturated));
        var result = EvaluationResult.Of(plan, images, logits);
        return result with
        {
            Provenance = result.Provenance.On(Design, profile),
            Chip = Chip,
            Conversions = images.Count * ConversionsPerImage,
            SaturatedConversions = saturated,
        };
    }

    /// <summary>Conversions for one image.</summary>
    public long ConversionsPerImage => layers.Sum(layer => layer.Plan.Positions * layer.Tiling.Conversions(layer.Scheme));

    /// <summary>Conductances of one array as programmed.</summary>
    /// <param name="layer">Name of a layer with weights.</param>
    /// <param name="array">0 holds the first rows.</param>
    public ConductanceMap Conductances(string layer, int array = 0)
    {
        var found = Find(layer);
        Require.InRange(array, 0, found.Tiling.Arrays - 1, name: nameof(array));
        return ConductanceMap.Of(found, array, Chip);
    }

    /// <summary>Histogram of the values that reach the converters of one digit of a layer on this chip.</summary>
    /// <param name="layer">Name of a layer with weights.</param>
    /// <param name="digit">0 is the least significant.</param>
    /// <param name="images">Some images, a few dozen.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="cancellation">Stops between images.</param>
    public PartialSumHistogram PartialSums(
        string layer, int digit, ImageSet images, int threads = 0, CancellationToken cancellation = default)
    {
        var found = Find(layer);
        Require.InRange(digit, 0, found.Tiling.Slicing.Digits - 1, name: nameof(digit));
        if (Design.Adc.IsDataDependent)
            throw new NotSupportedException($"A converter with Range {Design.Adc.Range} has no fixed reference levels; use another AdcRange.");
        var before = layers.TakeWhile(other => other != found).ToArray();
        var runners = ImageLoop.Run(plan, images, threads, () => new ImageRunner(plan,
            [.. before.Select(other => other.CreateProduct()), found.CreateHistogram(digit)]),
            new double[images.Count * plan.Classes], null, cancellation);
        return PartialSumHistogram.Of(
            found, digit, images.Name, runners.Select(runner => (HistogramProduct)runner.Products[^1]), profile?.Layers[before.Length]);
    }

    private CrossbarLayer Find(string name) => layers.FirstOrDefault(layer => layer.Plan.Name == name)
        ?? throw new ArgumentException(
            $"layer must be one of {string.Join(", ", layers.Select(layer => layer.Plan.Name))}; got '{name}'.", nameof(name));

    private static IEnumerable<string> ProfileProblems(QuantizedNetwork network, ArrayDesign design, NetworkProfile? profile)
    {
        if (!design.Adc.NeedsCalibration)
            yield break;
        if (profile is null)
            yield return $"{(design.Adc.Levels is null ? $"Adc.Range {design.Adc.Range}" : "Adc.Levels")} needs a NetworkProfile of calibration images; got none.";
        else if (!profile.HasArraysOf(design))
            yield return $"The NetworkProfile must be measured with {Arrays(design.Rows, design.CellBits, design.Encoding, design.InputBitsPerCycle)}; "
                + $"got {Arrays(profile.Rows, profile.CellBits, profile.Encoding, profile.InputBitsPerCycle)}.";
        else if (profile.Network != network.Spec.Name)
            yield return $"The NetworkProfile must be one of '{network.Spec.Name}'; got one of '{profile.Network}'.";
        else if (!profile.HasCodesOf(network))
            yield return $"The NetworkProfile must be measured with these weights of '{network.Spec.Name}'; "
                + $"got one of '{profile.Network}' with other weights or word lengths. Measure it again.";
    }

    private static string Arrays(int rows, int cellBits, WeightEncoding encoding, int inputBits) =>
        $"{rows} rows, {cellBits} bit cells, {encoding} and {inputBits} input bits at a time";
}
