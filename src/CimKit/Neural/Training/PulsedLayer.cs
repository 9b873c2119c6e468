using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using CimKit.Foundation;
using CimKit.Learning;
using CimKit.Learning.Algorithms;
using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CimKit.Neural.Training;

/// <summary>A layer whose arrays get the products of its errors and inputs; one array per group of a convolution.</summary>
internal sealed class PulsedLayer : DeviceLayer
{
    private readonly WeightedLayer _layer;
    private readonly ProductTap _tap = new();
    private readonly LayerProducts _products;
    private readonly IArrayLearner[] _groups;
    private readonly float _range;
    private readonly double _rate;
    private readonly int _batch;

    public PulsedLayer(WeightedLayer layer, TrainingOptions options, PulsedTraining training, SeedTree seeds)
        : base(layer, options, hasMomentum: false)
    {
        (_layer, _range, _batch) = (layer, (float)training.WeightRange, options.BatchSize);
        _rate = options.LearningRate * training.WeightRange;
        var groups = layer.Spec is Convolution convolution ? convolution.Groups : 1;
        var fanIn = (int)(layer.Weight.numel() / layer.Weight.shape[0]);
        _products = new(layer.Spec, fanIn);
        _groups = Enumerable.Range(0, groups)
            .Select(group => training.Algorithm.Create(training.Response, layer.Spec.Outputs / groups, fanIn, seeds[group])).ToArray();
        layer.Tap = _tap;
        Program();
    }

    public override IEnumerable<StateArray> State() => _groups.SelectMany((learner, group) => learner.State()
            .Select(part => new StateArray(FormattableString.Invariant($"{group}.{part.Key}"), part.Value)))
        .Append(new("changes", Changes));

    protected override UpdateCounts Move(Span<float> weights, double factor, long step)
    {
        using var scope = NewDisposeScope();
        weights.CopyTo(Changes);
        var (input, gradient) = _tap.Take();
        var first = step * _batch * LayerProducts.PerImage(gradient);
        var counts = default(UpdateCounts);
        _products.Each(input, gradient, (group, product, inputs, errors) => counts += _groups[group].Update(
            Numbers(inputs), Numbers(errors.Times(_layer.Scale)), _rate * factor, first + product, get_num_threads()));
        foreach (var learner in _groups)
            learner.Relax(step);
        Read(weights);
        TensorPrimitives.Subtract(weights, Changes, Changes);
        return counts;
    }

    private void Program()
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        var host = _layer.Weight.detach().cpu().contiguous();
        var weights = MemoryMarshal.Cast<byte, float>(host.bytes);
        TensorPrimitives.Multiply(weights, _range, weights);
        var size = weights.Length / _groups.Length;
        for (var group = 0; group < _groups.Length; group++)
            _groups[group].Program(weights.Slice(group * size, size));
        Read(weights);
        _layer.Weight.copy_(host);
    }

    private void Read(Span<float> weights)
    {
        var size = weights.Length / _groups.Length;
        for (var group = 0; group < _groups.Length; group++)
            _groups[group].Read(weights.Slice(group * size, size));
        TensorPrimitives.Multiply(weights, 1 / _range, weights);
    }

    private static ReadOnlySpan<float> Numbers(Tensor values) => MemoryMarshal.Cast<byte, float>(values.cpu().contiguous().bytes);
}
