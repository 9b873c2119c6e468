namespace CimKit.Inference.PostTraining;

/// <summary>Sees every map that a float network computes. One instance serves one thread.</summary>
internal interface IMapObserver
{
    /// <summary>Told the values of one image.</summary>
    /// <param name="step">Number of the layer; −1 is the image.</param>
    /// <param name="values">Its output.</param>
    void See(int step, ReadOnlySpan<float> values);
}
