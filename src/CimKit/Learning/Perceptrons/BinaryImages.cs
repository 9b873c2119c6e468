using CimKit.Data;

namespace CimKit.Learning.Perceptrons;

/// <summary>Images cut to their middle 20×20 and to one bit: the pixels that are on.</summary>
internal sealed class BinaryImages
{
    private const int Side = 20;
    private readonly ImageSet images;
    private readonly int[] pixels;
    private readonly int[] starts;

    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public BinaryImages(ImageSet images)
    {
        this.images = images;
        var shape = images.Shape;
        if (shape.Channels != 1 || shape.Height < Side || shape.Width < Side)
            throw new ArgumentException($"Images must have one channel and at least {Side}×{Side} pixels; got {shape}.", nameof(images));
        var (top, left, active) = ((shape.Height - Side) / 2, (shape.Width - Side) / 2, new List<int>());
        starts = new int[images.Count + 1];
        for (var image = 0; image < images.Count; image++)
        {
            var source = images.Pixels.Span.Slice(image * shape.Count, shape.Count);
            for (var pixel = 0; pixel < Pixels; pixel++)
                if (source[(top + pixel / Side) * shape.Width + left + pixel % Side] > 127)
                    active.Add(pixel);
            starts[image + 1] = active.Count;
        }
        pixels = [.. active];
    }

    /// <summary>Pixels of an image.</summary>
    public const int Pixels = Side * Side;

    public int Count => images.Count;

    public int Label(int image) => images.Labels.Span[image];

    /// <summary>Numbers of the pixels that are on.</summary>
    public ReadOnlySpan<int> Active(int image) => pixels.AsSpan(starts[image]..starts[image + 1]);
}
