using CimKit.Networks;

namespace CimKit.Inference.PostTraining;

/// <summary>Runs a float network image by image. One instance serves one thread.</summary>
internal sealed class FloatRunner
{
    private readonly FloatPlan plan;
    private readonly FloatMatrix[][] matrices;
    private readonly float[][] maps;

    public FloatRunner(FloatPlan plan, IMapObserver? observer)
    {
        (this.plan, Observer) = (plan, observer);
        matrices = plan.Weights.Select((weights, number) =>
            weights.Select(group => new FloatMatrix(plan.Steps[number], group)).ToArray()).ToArray();
        maps = plan.Slots.Sizes.Select(size => new float[size]).ToArray();
    }

    public IMapObserver? Observer { get; }

    /// <summary>Runs one image.</summary>
    public void Run(ReadOnlySpan<byte> pixels, Span<double> logits)
    {
        var image = Map(-1);
        var area = pixels.Length / plan.Pixels.Count;
        for (var index = 0; index < pixels.Length; index++)
            image[index] = plan.Pixels[index / area][pixels[index]];
        Observer?.See(-1, image);
        for (var number = 0; number < plan.Steps.Count; number++)
        {
            Run(number, Map(number));
            Observer?.See(number, Map(number));
        }
        var last = Map(plan.Steps.Count - 1);
        for (var index = 0; index < last.Length; index++)
            logits[index] = last[index];
    }

    private void Run(int number, Span<float> output)
    {
        var step = plan.Steps[number];
        switch (step.Layer)
        {
            case WeightedLayerSpec:
                foreach (var matrix in matrices[number])
                    matrix.Run(Map(step.Sources[0]), output);
                break;
            case Addition addition:
                for (var input = 0; input < step.Sources.Count; input++)
                    FloatMaps.Add(addition, Map(step.Sources[input]), input == 0, input == step.Sources.Count - 1, output);
                break;
            case Concatenation:
                var filled = 0;
                foreach (var source in step.Sources)
                {
                    Map(source).CopyTo(output[filled..]);
                    filled += Map(source).Length;
                }
                break;
            case PaddedShortcut shortcut:
                FloatMaps.Shorten(shortcut, step, Map(step.Sources[0]), output);
                break;
            default:
                FloatMaps.Pool(step, Map(step.Sources[0]), output);
                break;
        }
    }

    private Span<float> Map(int step) =>
        maps[plan.Slots.Of(step)].AsSpan(0, step < 0 ? plan.Network.Spec.Input.Count : plan.Steps[step].Output.Count);
}
