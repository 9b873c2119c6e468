using CimKit.Networks;
using CimKit.Neural.Quantization;
using CimKit.Neural.Tensors;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Convolution or fully connected layer, in float or with quantised weights, activations and errors.</summary>
/// <remarks>
/// Quantised: y = A((Q(w) ∗ x)/s + b), where A is the activation quantiser. The weight gradient is that of y·s, so the scale s
/// divides the output and the error that runs back, not the weight's gradient. Source: [Wu2018], with the scale moved from
/// weights to outputs.
/// </remarks>
internal sealed class WeightedLayer : nn.Module<Tensor, Tensor>, ILayerModule
{
    private readonly WeightedLayerSpec _spec;
    private readonly Precision _precision;
    private readonly ActivationRule _rule;
    private readonly int _window;
    private readonly RangedOutput? _ranged;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly nn.Module<Tensor, Tensor>? _norm;

    /// <param name="shaped">The layer and the shape it reads.</param>
    /// <param name="precision">Word lengths.</param>
    /// <param name="isLast">True if the output is the logits, which are not quantised.</param>
    /// <param name="window">Size of the maximum pooling that follows; 1 for none.</param>
    /// <param name="random">Stream of the initial weights.</param>
    /// <param name="ranges">Ranges of what is read and emitted; null unless integers have them.</param>
    public WeightedLayer(
        ShapedLayer shaped, Precision precision, bool isLast, int window, Generator random, RangePair? ranges = null)
        : base(shaped.Layer.Name)
    {
        _spec = (WeightedLayerSpec)shaped.Layer;
        (_precision, _window) = (precision, window);
        _rule = new ActivationRule(isLast ? 32 : precision.ActivationBits, precision.ErrorBits, precision.KeepsErrorScale, _spec.HasRelu);
        var fanIn = _spec.WeightRows(shaped.Input);
        var range = precision.IsQuantized
            ? WageRange.ForInference(fanIn, precision.WeightBits)
            : new WageRange(Math.Sqrt((isLast ? 3.0 : 6.0) / fanIn), 1);
        Scale = range.Scale;
        long[] shape = _spec is Convolution convolution
            ? [_spec.Outputs, shaped.Input.Channels / convolution.Groups, convolution.Kernel, convolution.Kernel]
            : [_spec.Outputs, fanIn];
        using (no_grad())
        using (NewDisposeScope())
            _weight = new Parameter(((rand(shape, generator: random) * 2 - 1) * range.Limit).DetachFromDisposeScope());
        _bias = _spec.HasBias ? new Parameter(zeros(_spec.Outputs)) : null;
        _norm = _spec.Normalization is not { } norm ? null
            : _spec is Convolution ? nn.BatchNorm2d(_spec.Outputs, norm.Epsilon)
            : nn.BatchNorm1d(_spec.Outputs, norm.Epsilon);
        _ranged = ranges is null ? null : new RangedOutput(_spec, _bias, _norm, ranges);
        RegisterComponents();
    }

    /// <summary>Divisor of the output.</summary>
    public double Scale { get; }

    /// <summary>Where the vectors of the weight update are kept; null to keep none. The error of the update is the kept one times <see cref="Scale"/>.</summary>
    public ProductTap? Tap { get; set; }

    public WeightedLayerSpec Spec => _spec;

    public Parameter Weight => _weight;

    public Parameter? Bias => _bias;

    public TorchSharp.Modules.NormBase? Norm => (TorchSharp.Modules.NormBase?)_norm;

    /// <summary>What becomes of the weights in a training pass; null for nothing.</summary>
    public IWeightDisturbance? Disturbance { get; set; }

    /// <summary>Arrays that compute the sums of a training pass of integers; null for exact sums.</summary>
    public IArrayProduct? Arrays { get; set; }

    // One unit of the integer accumulator: biases are multiples of it, so that sums stay exact.
    private double SumUnits => Wage.Levels(_precision.WeightBits) * Wage.Levels(_precision.ActivationBits) * Scale;

    /// <summary>Told what the layer reads; null for nobody.</summary>
    public Action<Tensor>? Reading { get; set; }

    public Tensor Run(IReadOnlyList<Tensor> inputs)
    {
        Reading?.Invoke(inputs[0]);
        return forward(inputs[0]);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var output = _ranged is not null ? Ranged(input, _ranged) : _precision.IsQuantized ? Quantized(input) : Float(input);
        return output.MoveToOuterDisposeScope();
    }

    private Tensor Float(Tensor input)
    {
        var sum = Apply(input, Disturbing ? Disturbed(_weight, _weight.detach(), LargestWeight(), 1) : _weight, _bias);
        var output = Pool(_norm is null ? sum : _norm.forward(sum));
        return _spec.HasRelu ? output.relu() : output;
    }

    // Rounding, clipping and rectifying never reverse an order, so the maximum of a window can be taken first: the values are
    // the same, and there are fewer of them to quantise.
    private Tensor Quantized(Tensor input)
    {
        var rounded = Wage.Round(_weight, _precision.WeightBits);
        var sum = Apply(input, Disturbed(_weight, rounded, Wage.Limit(_precision.WeightBits), Scale), null);
        var output = Pool(OnArrays(sum, input, rounded, Wage.Levels(_precision.ActivationBits), Wage.Levels(_precision.WeightBits))).Times(1 / Scale);
        if (_bias is not null)
            output = output + Broadcast(StraightThrough.Round(_bias, SumUnits), output);
        return QuantizedActivation.apply(output, _rule);
    }

    // Codes in, codes out: sums are whole numbers, exact in float up to 2^24.
    private Tensor Ranged(Tensor input, RangedOutput ranged)
    {
        var limit = (int)Wage.Levels(_precision.WeightBits) - 1;
        var steps = RangedOutput.WeightSteps(_weight, _precision.Ranges!.HasRangePerOutput ? _spec.Outputs : 1, limit);
        var scaled = _weight / steps.reshape([-1, .. Enumerable.Repeat(1L, (int)_weight.dim() - 1)]);
        var codes = scaled.detach().round();
        var sums = Pool(OnArrays(Apply(input, Disturbed(scaled, codes, limit, 1), null), input, codes, 1, 1));
        return training ? ranged.Learning(sums, steps) : ranged.Exact(sums, steps);
    }

    private bool Disturbing => training && Disturbance is not null;

    private double LargestWeight()
    {
        using var scope = NewDisposeScope();
        return _weight.detach().abs().max().item<float>();
    }

    // The gradient of what is computed with goes to the weights that learn.
    private Tensor Disturbed(Tensor learning, Tensor weights, double reach, double factor) =>
        StraightThrough.Replace(learning, Disturbing ? Disturbance!.Apply(weights, reach) : weights, factor);

    // What arrays deliver forward, the gradient of the exact product backward.
    private Tensor OnArrays(Tensor sums, Tensor input, Tensor weights, double inputLevels, double weightLevels)
    {
        if (!training || Arrays is null)
            return sums;
        using var delivered = Arrays.Sums(input.detach().Times(inputLevels), weights.Times(weightLevels), sums.shape);
        return StraightThrough.Replace(sums, delivered.Times(1 / (inputLevels * weightLevels)), 1);
    }

    private Tensor Pool(Tensor output) => _window > 1 ? nn.functional.max_pool2d(output, _window) : output;

    private Tensor Apply(Tensor input, Tensor weight, Tensor? bias)
    {
        var output = _spec is Convolution convolution
            ? BlockedConvolution.Apply(convolution, input, weight, bias)
            : nn.functional.linear(input.dim() > 2 ? input.flatten(1) : input, weight, bias);
        if (Tap is not null && is_grad_enabled())
            Tap.Keep(input, output);
        return output;
    }

    private static Tensor Broadcast(Tensor bias, Tensor output) =>
        output.dim() == 4 ? bias.reshape(1, -1, 1, 1) : bias;
}
