using CimKit.Foundation;
using CimKit.Learning;
using CimKit.Neural.Layers;

namespace CimKit.Neural.Training;

/// <summary>A layer that is updated as the published tool does.</summary>
internal sealed class PublishedLayer : DeviceLayer
{
    private const uint Uniform = 0;
    private const uint Normal = 1;
    private const uint Label = 2;

    private readonly PublishedUpdate _update;
    private readonly Philox _philox;
    private readonly float[] _numbers;
    private readonly float[] _labels;

    public PublishedLayer(WeightedLayer layer, TrainingOptions options, PublishedUpdate update, SeedTree seeds)
        : base(layer, options)
    {
        _update = update with { WeightBits = options.WeightBits, GradientBits = options.GradientBits };
        _philox = new(seeds.Seed);
        _numbers = new float[Velocity.Length];
        _labels = new float[update.NonlinearitySpread > 0 ? Velocity.Length : 0];
        _philox.FillNormal(_labels, Label, 0);
        foreach (ref var label in _labels.AsSpan())
            label *= (float)update.NonlinearitySpread;
    }

    /// <summary>The published tool forgets its momentum (Q12.6).</summary>
    public override void StartEpoch() => Velocity.AsSpan().Clear();

    protected override UpdateCounts Move(Span<float> weights, double factor, long step)
    {
        _philox.FillUniform(_numbers, Uniform, step);
        (_update with { GradientScale = _update.GradientScale * factor }).Steps(weights, Velocity, _numbers, Changes, _labels);
        _philox.FillNormal(_numbers, Normal, step);
        _update.Apply(weights, Changes, _numbers);
        return default;
    }
}
