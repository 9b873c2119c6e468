using CimKit.Networks;

namespace CimKit.Inference.PostTraining;

/// <summary>Codes per unit of every map of a network: of one scale where codes pass unchanged.</summary>
internal sealed class ActivationScales
{
    private readonly FloatPlan plan;
    private readonly PostTrainingOptions options;
    private readonly int[] parents;
    private readonly double[] ranges;

    /// <param name="plan">The network.</param>
    /// <param name="options">Word lengths and method.</param>
    /// <param name="histograms">Magnitudes of the image, then of every layer's output.</param>
    public ActivationScales(FloatPlan plan, PostTrainingOptions options, IReadOnlyList<MagnitudeHistogram> histograms)
    {
        (this.plan, this.options) = (plan, options);
        Signs = Negative();
        parents = Enumerable.Range(0, plan.Steps.Count + 1).ToArray();
        for (var number = 0; number < plan.Steps.Count; number++)
            foreach (var source in plan.Steps[number].Sources.Where(_ => Passes(number)))
                parents[Root(source + 1)] = Root(number + 1);
        ranges = new double[histograms.Count];
        for (var map = 0; map < ranges.Length; map++)
            ranges[Root(map)] = Math.Max(ranges[Root(map)], histograms[map].Range(options.Range, LargestCode(map - 1)));
    }

    /// <summary>True for maps that may be negative: the image first, then the layers.</summary>
    private bool[] Signs { get; }

    /// <summary>Largest code of a layer's output; −1 is the image.</summary>
    public int LargestCode(int step) =>
        (1 << (options.HasUnsignedActivations && !Signs[step + 1] ? options.ActivationBits : options.ActivationBits - 1)) - 1;

    /// <summary>Smallest code of a layer's output: codes are symmetric about zero, or not negative.</summary>
    public int SmallestCode(int step) => Signs[step + 1] ? -LargestCode(step) : 0;

    /// <summary>Codes per unit of a layer's output; 1 if it is all zeros.</summary>
    public double CodesPerUnit(int step) => ranges[Root(step + 1)] is > 0 and var range ? LargestCode(step) / range : 1;

    /// <summary>True if the codes of a layer are those it reads, some of them.</summary>
    public bool Passes(int number) => plan.Steps[number] is var step && step.Layer switch
    {
        Pooling { Kind: PoolingKind.Maximum } or GlobalPooling { Kind: PoolingKind.Maximum } or PaddedShortcut => true,
        Concatenation => step.Sources.All(source => Signs[source + 1] == Signs[number + 1]),
        _ => false,
    };

    private bool[] Negative()
    {
        var signs = new bool[plan.Steps.Count + 1];
        signs[0] = plan.Network.Spec.Normalization is not null;
        for (var number = 0; number < plan.Steps.Count; number++)
            signs[number + 1] = plan.Steps[number].Layer switch
            {
                WeightedLayerSpec layer => !layer.HasRelu,
                Addition { HasRelu: true } => false,
                _ => plan.Steps[number].Sources.Any(source => signs[source + 1]),
            };
        return signs;
    }

    private int Root(int map)
    {
        while (parents[map] != map)
            map = parents[map];
        return map;
    }
}
