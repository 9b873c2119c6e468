using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>The codes under a kernel, ordered (channel, kernel row, kernel column); for a linear layer all codes.</summary>
internal sealed class PatchReader
{
    private readonly ShapedLayer shaped;
    private readonly int channels;
    private readonly int first;
    private readonly Convolution? convolution;
    private readonly byte[] padded;
    private readonly int height;
    private readonly int width;

    public PatchReader(LayerPlan layer)
    {
        (shaped, convolution) = (layer.Shaped, layer.Shaped.Layer as Convolution);
        (channels, first) = (layer.Channels, layer.FirstChannel * layer.Shaped.Input.Height * layer.Shaped.Input.Width);
        var padding = convolution?.Padding ?? 0;
        (height, width) = (shaped.Input.Height + 2 * padding, shaped.Input.Width + 2 * padding);
        padded = new byte[channels * height * width];
    }

    /// <summary>Takes the channels that the matrix reads of an image; the border stays 0.</summary>
    public void Load(ReadOnlySpan<byte> image)
    {
        var codes = image.Slice(first, channels * shaped.Input.Height * shaped.Input.Width);
        var padding = convolution?.Padding ?? 0;
        var input = shaped.Input;
        if (padding == 0)
        {
            codes.CopyTo(padded);
            return;
        }
        for (var channel = 0; channel < channels; channel++)
            for (var row = 0; row < input.Height; row++)
                codes.Slice((channel * input.Height + row) * input.Width, input.Width)
                    .CopyTo(padded.AsSpan((channel * height + row + padding) * width + padding));
    }

    /// <summary>Copies the codes of an output position.</summary>
    public void Read(int position, Span<byte> vector)
    {
        if (convolution is null)
        {
            padded.CopyTo(vector);
            return;
        }
        var (kernel, stride) = (convolution.Kernel, convolution.Stride);
        var (top, left) = (position / shaped.Output.Width * stride, position % shaped.Output.Width * stride);
        ReadOnlySpan<byte> source = padded;
        var target = 0;
        for (var channel = 0; channel < channels; channel++)
            for (var row = 0; row < kernel; row++, target += kernel)
            {
                var line = source.Slice((channel * height + top + row) * width + left, kernel);
                for (var column = 0; column < line.Length; column++)
                    vector[target + column] = line[column];
            }
    }
}
