using CimKit.Data;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Inference.PostTraining;

/// <summary>Makes an integer network of a trained float network: no training, a few calibration images.</summary>
/// <remarks>
/// Batch normalisation is merged into weights and biases. Weights are rounded per output to codes symmetric about zero with
/// the output's largest magnitude as range; activations per map with a calibrated range. Every residual addition and mean
/// brings the codes it reads to its own scale; concatenated maps share one. Source: [Wu2020].
/// </remarks>
/// <example><code>var network = PostTrainingQuantization.Quantize(trained, calibration);</code></example>
public static class PostTrainingQuantization
{
    /// <summary>The integer network.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="calibration">Images that ranges are chosen from, a hundred or more; labels do not matter.</param>
    /// <param name="options">Word lengths and method; 8 bit if null.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between images.</param>
    /// <exception cref="InvalidDesignException">The network cannot be run.</exception>
    /// <exception cref="ArgumentException">There are no images, or they have another shape.</exception>
    public static QuantizedNetwork Quantize(
        TrainedNetwork network, ImageSet calibration, PostTrainingOptions? options = null, int threads = 0,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new PostTrainingOptions();
        Require.Positive(calibration.Count, name: nameof(calibration));
        var plan = new FloatPlan(network);
        var histograms = Observe(plan, calibration, threads, progress, cancellation);
        return Quantize(plan, options, new ActivationScales(plan, options, histograms));
    }

    private static MagnitudeHistogram[] Observe(
        FloatPlan plan, ImageSet images, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var logits = new double[images.Count * plan.Classes];
        var (first, second) = (Half(progress, 0), Half(progress, 0.5));
        var largest = FloatLoop.Run(plan, images, threads, () => new LargestObserver(plan.Steps.Count), logits, first, cancellation)
            .Select(runner => ((LargestObserver)runner.Observer!).Largest)
            .Aggregate((all, more) => all.Zip(more, Math.Max).ToArray());
        var histograms = largest.Select(value => new MagnitudeHistogram(value)).ToArray();
        foreach (var runner in FloatLoop.Run(plan, images, threads, () => new HistogramObserver(largest), logits, second, cancellation))
            foreach (var (all, more) in histograms.Zip(((HistogramObserver)runner.Observer!).Histograms))
                all.Add(more);
        return histograms;
    }

    private static HalfProgress? Half(IProgress<double>? progress, double start) =>
        progress is null ? null : new HalfProgress(progress, start);

    private static QuantizedNetwork Quantize(FloatPlan plan, PostTrainingOptions options, ActivationScales scales)
    {
        var trained = plan.Network.Layers.ToDictionary(layer => layer.Name);
        var numbers = Enumerable.Range(0, plan.Steps.Count).ToList();
        return new QuantizedNetwork
        {
            Spec = plan.Network.Spec,
            WeightBits = options.WeightBits,
            ActivationBits = options.ActivationBits,
            HasUnsignedActivations = options.HasUnsignedActivations,
            InputCodesPerUnit = scales.CodesPerUnit(-1),
            Layers = numbers.Where(number => plan.Steps[number].Layer is WeightedLayerSpec)
                .Select(number => Layer(plan, number, trained[plan.Steps[number].Layer.Name], options.WeightBits, scales)).ToArray(),
            Rescales = numbers.Where(number => plan.Steps[number].Layer is not WeightedLayerSpec && !scales.Passes(number))
                .Select(number => Rescale(plan.Steps[number], number, scales)).ToArray(),
        };
    }

    private static QuantizedLayer Layer(FloatPlan plan, int number, TrainedLayer layer, int bits, ActivationScales scales)
    {
        var outputs = ((WeightedLayerSpec)plan.Steps[number].Layer).Outputs;
        var rows = layer.Weights.Length / outputs;
        var limit = (1 << (bits - 1)) - 1;
        var isLast = number == plan.Steps.Count - 1;
        var (read, emitted) = (scales.CodesPerUnit(plan.Steps[number].Sources[0]), isLast ? 1 : scales.CodesPerUnit(number));
        var (codes, multiplier) = (new sbyte[layer.Weights.Length], new double[outputs]);
        for (var output = 0; output < outputs; output++)
        {
            var weights = layer.Weights.Span.Slice(output * rows, rows);
            var largest = 0f;
            foreach (var weight in weights)
                largest = Math.Max(largest, Math.Abs(weight));
            var perUnit = largest > 0 ? limit / (double)largest : 1;
            for (var row = 0; row < rows; row++)
                codes[output * rows + row] = (sbyte)Math.Clamp(Math.Round(weights[row] * perUnit, MidpointRounding.ToEven), -limit, limit);
            multiplier[output] = emitted / (perUnit * layer.OutputScale * read);
        }
        return new QuantizedLayer
        {
            Name = layer.Name,
            WeightCodes = codes,
            Multiplier = multiplier,
            Offset = layer.Bias.ToArray().Select(bias => bias * emitted).ToArray(),
            MinimumCode = scales.SmallestCode(number),
            MaximumCode = scales.LargestCode(number),
        };
    }

    private static QuantizedRescale Rescale(ShapedLayer step, int number, ActivationScales scales) => new()
    {
        Name = step.Layer.Name,
        Multipliers = step.Sources.Select(source => scales.CodesPerUnit(number) / scales.CodesPerUnit(source)).ToArray(),
        MinimumCode = scales.SmallestCode(number),
        MaximumCode = scales.LargestCode(number),
    };
}
