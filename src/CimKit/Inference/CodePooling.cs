using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Pooling on integer codes; a mean is rounded half to even.</summary>
internal static class CodePooling
{
    public static void Apply(Pooling pooling, ShapedLayer step, ReadOnlySpan<byte> codes, Span<byte> pooled, bool isUnsigned)
    {
        var (input, output) = (step.Input, step.Output);
        for (var channel = 0; channel < output.Channels; channel++)
            for (var row = 0; row < output.Height; row++)
                for (var column = 0; column < output.Width; column++)
                {
                    var corner = (channel * input.Height + row * pooling.Size) * input.Width + column * pooling.Size;
                    pooled[(channel * output.Height + row) * output.Width + column] =
                        unchecked((byte)Window(pooling, codes[corner..], input.Width, isUnsigned));
                }
    }

    private static int Window(Pooling pooling, ReadOnlySpan<byte> codes, int width, bool isUnsigned)
    {
        var (largest, sum) = (int.MinValue, 0);
        for (var row = 0; row < pooling.Size; row++)
            for (var column = 0; column < pooling.Size; column++)
            {
                var code = isUnsigned ? (int)codes[row * width + column] : unchecked((sbyte)codes[row * width + column]);
                largest = Math.Max(largest, code);
                sum += code;
            }
        return pooling.Kind == PoolingKind.Maximum
            ? largest
            : (int)Math.Round(sum / (double)(pooling.Size * pooling.Size), MidpointRounding.ToEven);
    }
}
