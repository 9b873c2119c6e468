namespace CimKit.Networks;

/// <summary>What is done to a pixel before the first layer: (pixel/255 − mean)/deviation, channel by channel.</summary>
public sealed record PixelNormalization
{
    /// <summary>Mean and deviation of the ImageNet photographs, red, green, blue; used for CIFAR-10 as well.</summary>
    /// <remarks>Source: [Deng2009], as numbers in use everywhere.</remarks>
    public static PixelNormalization ImageNet { get; } =
        new() { Means = [0.485, 0.456, 0.406], Deviations = [0.229, 0.224, 0.225] };

    /// <summary>One per channel, in units of pixel/255.</summary>
    public required IReadOnlyList<double> Means { get; init; }

    /// <summary>One per channel, in units of pixel/255; greater than 0.</summary>
    public required IReadOnlyList<double> Deviations { get; init; }

    /// <summary>The value that the first layer reads for a pixel of a channel.</summary>
    /// <param name="channel">0 or greater.</param>
    /// <param name="pixel">0 to 255.</param>
    public double Value(int channel, int pixel) => (pixel / 255.0 - Means[channel]) / Deviations[channel];

    internal IEnumerable<string> Problems(int channels)
    {
        if (Means.Count != channels || Deviations.Count != channels)
            yield return $"Normalization must hold {channels} Means and Deviations, one per channel; got {Means.Count} and {Deviations.Count}.";
        if (!Means.All(double.IsFinite) || !Deviations.All(deviation => double.IsFinite(deviation) && deviation > 0))
            yield return "Normalization must hold finite Means and Deviations greater than 0; "
                + $"got {string.Join(", ", Means)} and {string.Join(", ", Deviations)}.";
    }
}
