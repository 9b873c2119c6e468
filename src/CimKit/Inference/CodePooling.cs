using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Pooling on integer codes; a mean is rounded half to even, after rescaling if there is any.</summary>
internal sealed class CodePooling
{
    private readonly ShapedLayer step;
    private readonly Pooling window;
    private readonly bool isSigned;
    private readonly QuantizedRescale? rescale;

    /// <param name="step">A <see cref="Pooling"/> or <see cref="GlobalPooling"/>.</param>
    /// <param name="isSigned">True if the codes read are two's complement.</param>
    /// <param name="rescale">Scale of the codes emitted; null for that of the codes read.</param>
    public CodePooling(ShapedLayer step, bool isSigned, QuantizedRescale? rescale)
    {
        (this.step, this.isSigned, this.rescale) = (step, isSigned, rescale);
        window = step.Layer as Pooling
            ?? new Pooling { Name = step.Layer.Name, Size = Math.Max(step.Input.Height, step.Input.Width), Kind = ((GlobalPooling)step.Layer).Kind };
    }

    /// <summary>Pools a batch, image after image.</summary>
    public void Apply(ReadOnlySpan<byte> codes, int count, Span<byte> pooled)
    {
        var (input, output) = (step.Input, step.Output);
        for (var channel = 0; channel < count * output.Channels; channel++)
        {
            var map = codes.Slice(channel * input.Height * input.Width, input.Height * input.Width);
            for (var row = 0; row < output.Height; row++)
                for (var column = 0; column < output.Width; column++)
                    pooled[(channel * output.Height + row) * output.Width + column] = unchecked((byte)Window(
                        map, row * window.Stride - window.Padding, column * window.Stride - window.Padding));
        }
    }

    private int Window(ReadOnlySpan<byte> map, int top, int left)
    {
        var (largest, sum, count) = (int.MinValue, 0, 0);
        var (bottom, right) = (Math.Min(step.Input.Height, top + window.Size), Math.Min(step.Input.Width, left + window.Size));
        for (var row = Math.Max(0, top); row < bottom; row++)
            for (var column = Math.Max(0, left); column < right; column++, count++)
            {
                var stored = map[row * step.Input.Width + column];
                var code = isSigned ? unchecked((sbyte)stored) : (int)stored;
                largest = Math.Max(largest, code);
                sum += code;
            }
        return window.Kind == PoolingKind.Maximum ? largest : CodeJoin.Round(sum / (double)count, rescale);
    }
}
