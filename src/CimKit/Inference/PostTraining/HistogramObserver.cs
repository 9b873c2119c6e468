namespace CimKit.Inference.PostTraining;

/// <summary>Histogram of the magnitudes of every map.</summary>
internal sealed class HistogramObserver(IReadOnlyList<double> largest) : IMapObserver
{
    /// <summary>The image first, then the layers.</summary>
    public MagnitudeHistogram[] Histograms { get; } = largest.Select(value => new MagnitudeHistogram(value)).ToArray();

    public void See(int step, ReadOnlySpan<float> values) => Histograms[step + 1].Add(values);
}
