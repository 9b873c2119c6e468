using System.Numerics.Tensors;
using CimKit.Foundation;
using CimKit.Learning;
using CimKit.Neural.Layers;
using CimKit.Neural.Quantization;

namespace CimKit.Neural.Training;

/// <summary>A layer whose devices answer as they are.</summary>
internal sealed class PhysicalLayer(WeightedLayer layer, TrainingOptions options, CurveUpdate update, SeedTree seeds)
    : DeviceLayer(layer, options)
{
    private readonly CurveArray _devices = new(update, (int)layer.Weight.numel(), seeds);
    private readonly double _reach = options.GradientScale / Wage.Levels(options.GradientBits);

    protected override UpdateCounts Move(Span<float> weights, double factor, long step)
    {
        TensorPrimitives.Multiply(Velocity, (float)(-factor * _reach / PublishedUpdate.Shift(Velocity)), Changes);
        return _devices.Update(weights, Changes, step);
    }
}
