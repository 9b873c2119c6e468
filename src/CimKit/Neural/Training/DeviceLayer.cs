using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using CimKit.Foundation;
using CimKit.Learning;
using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CimKit.Neural.Training;

/// <summary>The devices of one layer: momentum, and what an epoch did.</summary>
/// <remarks>Arithmetic is that of plain arrays; weights that lie on another device than the processor are copied there and back.</remarks>
internal abstract class DeviceLayer
{
    private readonly WeightedLayer _layer;
    private readonly float _momentum;
    private readonly float _rate;

    private protected DeviceLayer(WeightedLayer layer, TrainingOptions options, bool hasMomentum = true)
    {
        (_layer, _momentum, _rate) = (layer, (float)options.Momentum, (float)options.LearningRate);
        var count = (int)layer.Weight.numel();
        (Velocity, Changes) = (new float[hasMomentum ? count : 0], new float[count]);
        using var plain = no_grad();
        layer.Weight.LimitedInPlace(-1, 1);
    }

    /// <summary>Sum of the gradients, older ones fading; empty for devices without momentum.</summary>
    protected float[] Velocity { get; }

    /// <summary>What the last step asked for.</summary>
    protected float[] Changes { get; }

    /// <summary>Pulses since the last <see cref="TakeUpdate"/>.</summary>
    public UpdateCounts Pulses { get; set; }

    /// <summary>Everything that steps change, so that a checkpoint can keep and restore it.</summary>
    /// <remarks>
    /// A layer whose devices have states of their own adds them: <c>base.State().Append(new("A", states))</c>; single numbers are
    /// arrays of one. What is drawn from seeds or follows from the number of the step is not state.
    /// </remarks>
    public virtual IEnumerable<StateArray> State() => [new("velocity", Velocity), new("changes", Changes)];

    public static DeviceLayer Of(WeightedLayer layer, TrainingOptions options, SeedTree seeds) => options.Devices switch
    {
        PhysicalTraining physical => new PhysicalLayer(layer, options, physical.Update, seeds),
        PublishedTraining published => new PublishedLayer(layer, options, published.Update, seeds),
        PulsedTraining pulsed => new PulsedLayer(layer, options, pulsed, seeds),
        _ => throw new NotSupportedException($"Devices must be PhysicalTraining, PublishedTraining or PulsedTraining; got {options.Devices?.GetType().Name ?? "none"}."),
    };

    /// <summary>One step with the gradient of a batch.</summary>
    public void Step(double factor, long step)
    {
        using var scope = NewDisposeScope();
        if (Velocity.Length > 0)
        {
            var gradient = Host(_layer.Weight.grad!);
            TensorPrimitives.Multiply(Velocity, _momentum, Velocity);
            TensorPrimitives.MultiplyAdd(MemoryMarshal.Cast<byte, float>(gradient.bytes), _rate, Velocity, Velocity);
        }
        var weights = Host(_layer.Weight);
        Pulses += Move(MemoryMarshal.Cast<byte, float>(weights.bytes), factor, step);
        if (_layer.Weight.device.type != TorchSharp.DeviceType.CPU)
            _layer.Weight.copy_(weights);
    }

    /// <summary>What happened since the last call.</summary>
    public LayerUpdate TakeUpdate()
    {
        using var scope = NewDisposeScope();
        var weights = MemoryMarshal.Cast<byte, float>(Host(_layer.Weight).bytes);
        var update = new LayerUpdate
        {
            Name = _layer.GetName(),
            WeightMean = TensorPrimitives.Average<float>(weights),
            WeightSpread = TensorPrimitives.StdDev<float>(weights),
            StepMean = TensorPrimitives.Average<float>(Changes),
            StepSpread = TensorPrimitives.StdDev<float>(Changes),
            Weights = ValueHistogram.Of(weights, range: 1),
            Steps = ValueHistogram.Of(Changes),
            Pulses = Pulses,
        };
        Pulses = default;
        return update;
    }

    /// <summary>Called before the first step of an epoch.</summary>
    public virtual void StartEpoch()
    {
    }

    /// <summary>Changes the weights in place.</summary>
    protected abstract UpdateCounts Move(Span<float> weights, double factor, long step);

    private static Tensor Host(Tensor values) => values.detach().cpu().contiguous();
}
