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
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly nn.Module<Tensor, Tensor>? _norm;

    /// <param name="shaped">The layer and the shape it reads.</param>
    /// <param name="precision">Word lengths.</param>
    /// <param name="isLast">True if the output is the logits, which are not quantised.</param>
    /// <param name="window">Size of the maximum pooling that follows; 1 for none.</param>
    /// <param name="random">Stream of the initial weights.</param>
    public WeightedLayer(ShapedLayer shaped, Precision precision, bool isLast, int window, Generator random)
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
        var output = _precision.IsQuantized ? Quantized(input) : Float(input);
        return output.MoveToOuterDisposeScope();
    }

    private Tensor Float(Tensor input)
    {
        var sum = Apply(input, _weight, _bias);
        var output = Pool(_norm is null ? sum : _norm.forward(sum));
        return _spec.HasRelu ? output.relu() : output;
    }

    // Rounding, clipping and rectifying never reverse an order, so the maximum of a window can be taken first: the values are
    // the same, and there are fewer of them to quantise.
    private Tensor Quantized(Tensor input)
    {
        var output = Pool(Apply(input, Wage.Weight(_weight, _precision.WeightBits, Scale), null)).Times(1 / Scale);
        if (_bias is not null)
            output = output + Broadcast(StraightThrough.Round(_bias, SumUnits), output);
        return QuantizedActivation.apply(output, _rule);
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
