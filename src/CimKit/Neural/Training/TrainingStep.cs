using CimKit.Foundation;
using CimKit.Neural.Layers;
using CimKit.Neural.Quantization;
using CimKit.Neural.Tensors;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>One step: forward, backward, quantise gradients, move the weights, keep them in range.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly NetworkModule _module;
    private readonly TrainingOptions _options;
    private readonly Generator _random;
    private readonly OptimizerHelper _optimizer;
    private readonly List<Parameter> _parameters;
    private readonly DeviceSteps? _devices;

    public TrainingStep(NetworkModule module, TrainingOptions options, SeedTree seeds)
    {
        (_module, _options, _random) = (module, options, seeds["gradients"].ToGenerator(options.Device));
        _devices = options.Devices is null ? null : new DeviceSteps(module, options, seeds["devices"]);
        _parameters = module.parameters().Where(parameter => _devices is null || !module.WeightedLayers.Any(layer => ReferenceEquals(layer.Weight, parameter)))
            .ToList();
        _optimizer = options.Optimizer == OptimizerKind.Adam
            ? (OptimizerHelper)optim.Adam(_parameters, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay)
            : optim.SGD(_parameters, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay);
    }

    /// <summary>Moments and momentum.</summary>
    public OptimizerMemory Memory => new(_optimizer);

    /// <summary>Weights on devices; null for numbers.</summary>
    public DeviceSteps? Devices => _devices;

    /// <summary>Random streams that go on from step to step, by name.</summary>
    public IReadOnlyDictionary<string, Generator> Streams => new Dictionary<string, Generator> { ["gradients"] = _random };

    /// <summary>Sum of the losses of the batch's images, and how many were classified rightly.</summary>
    public (double Loss, long Correct) Run(ImageTensors images, Tensor indices, double rate)
    {
        using var scope = NewDisposeScope();
        var (batch, labels) = images.Batch(indices);
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = rate;
        _module.zero_grad();
        var logits = _module.forward(batch).flatten(1);
        var loss = _options.Loss == LossKind.CrossEntropy
            ? nn.functional.cross_entropy(logits, labels)
            : Losses.SumOfSquares(logits, labels);
        loss.backward();
        if (_options.GradientBits <= Wage.LongestWord)
            QuantizeGradients();
        _optimizer.step();
        if (_devices is not null)
            _devices.Step(rate / _options.LearningRate);
        else if (_module.Precision.IsQuantized)
            KeepInRange();
        var correct = logits.argmax(1).eq(labels).sum().item<long>();
        return (loss.item<float>() * (_options.Loss == LossKind.CrossEntropy ? indices.shape[0] : 1), correct);
    }

    /// <summary>Called before the first step of an epoch.</summary>
    public void StartEpoch() => _devices?.StartEpoch();

    /// <summary>Weights and pulses since the last call; empty unless trained on devices.</summary>
    public IReadOnlyList<LayerUpdate> TakeUpdates() => _devices?.TakeUpdates() ?? [];

    public void Dispose()
    {
        _optimizer.Dispose();
        _random.Dispose();
    }

    private void QuantizeGradients()
    {
        using var plain = no_grad();
        foreach (var parameter in _parameters)
        {
            using var gradient = parameter.grad!;
            using var uniform = rand(gradient.shape, device: gradient.device, generator: _random);
            using var quantised = Wage.Gradient(gradient, _options.GradientBits, _options.GradientScale, uniform);
            gradient.copy_(quantised);
        }
    }

    private void KeepInRange()
    {
        using var plain = no_grad();
        var limit = Wage.Limit(_options.WeightBits);
        foreach (var layer in _module.WeightedLayers)
            layer.Weight.LimitedInPlace(-limit, limit);
    }
}
