namespace CimKit.Inference.PostTraining;

/// <summary>Largest magnitude of every map.</summary>
internal sealed class LargestObserver(int steps) : IMapObserver
{
    /// <summary>The image first, then the layers.</summary>
    public double[] Largest { get; } = new double[steps + 1];

    public void See(int step, ReadOnlySpan<float> values)
    {
        foreach (var value in values)
            Largest[step + 1] = Math.Max(Largest[step + 1], Math.Abs(value));
    }
}
