using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>The codes under a kernel, ordered (channel, kernel row, kernel column); for a linear layer all codes.</summary>
internal sealed class PatchReader
{
    /// <summary>Room that is needed behind the codes of a vector.</summary>
    public const int Slack = sizeof(ulong);

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
        padded = new byte[channels * height * width + Slack];
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
    /// <param name="position">Number of the position, row by row.</param>
    /// <param name="vector">Filled; up to <see cref="Slack"/> codes behind the last one are overwritten, and must be there.</param>
    public void Read(int position, Span<byte> vector)
    {
        if (convolution is null)
        {
            padded.AsSpan(0, channels * height * width).CopyTo(vector);
            return;
        }
        var (kernel, stride) = (convolution.Kernel, convolution.Stride);
        var start = position / shaped.Output.Width * stride * width + position % shaped.Output.Width * stride;
        if (kernel <= sizeof(ulong))
            ReadShortLines(kernel, start, vector);
        else
            for (var channel = 0; channel < channels; channel++)
                for (var row = 0; row < kernel; row++)
                    padded.AsSpan((channel * height + row) * width + start, kernel).CopyTo(vector[((channel * kernel + row) * kernel)..]);
    }

    /// <summary>Eight codes at a time: what is too much is overwritten by the next line.</summary>
    private void ReadShortLines(int kernel, int start, Span<byte> vector)
    {
        Debug.Assert(vector.Length >= channels * kernel * kernel + Slack, "Lines are written eight codes at a time.");
        ref var target = ref MemoryMarshal.GetReference(vector);
        ref var source = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(padded), start);
        for (var channel = 0; channel < channels; channel++)
        {
            ref var line = ref source;
            for (var row = 0; row < kernel; row++)
            {
                Unsafe.WriteUnaligned(ref target, Unsafe.ReadUnaligned<ulong>(ref line));
                target = ref Unsafe.Add(ref target, kernel);
                line = ref Unsafe.Add(ref line, width);
            }
            source = ref Unsafe.Add(ref source, height * width);
        }
    }
}
