namespace CimKit.Crossbars.Reference;

/// <summary>Input bits under one kernel position, as the published inference tool applies them.</summary>
internal sealed class ReferencePatches
{
    private readonly ReferenceLayer layer;
    private readonly float[] inputs;
    private readonly int batch;
    private readonly int height;
    private readonly int width;
    private readonly int columns;

    public ReferencePatches(ReferenceLayer layer, float[] inputs, int batch, int height, int width)
    {
        (this.layer, this.inputs, this.batch, this.height, this.width) = (layer, inputs, batch, height, width);
        columns = (width + 2 * layer.Padding - layer.KernelWidth) / layer.Stride + 1;
        Positions = ((height + 2 * layer.Padding - layer.KernelHeight) / layer.Stride + 1) * columns;
    }

    /// <summary>Output positions of an image.</summary>
    public int Positions { get; }

    /// <summary>Shape [batch × positions][row]: one bit of every input channel of an array.</summary>
    public float[][] Bits(int kernel, int bit, int firstChannel, int channels) =>
        Enumerable.Range(0, batch * Positions).Select(patch => Enumerable.Range(firstChannel, channels)
            .Select(channel => Bit(patch, channel, kernel, bit)).ToArray()).ToArray();

    private float Bit(int patch, int channel, int kernel, int bit)
    {
        var position = patch % Positions;
        var row = position / columns * layer.Stride + kernel / layer.KernelWidth - layer.Padding;
        var column = position % columns * layer.Stride + kernel % layer.KernelWidth - layer.Padding;
        if (row < 0 || column < 0 || row >= height || column >= width)
            return 0;
        var rest = ReferenceMapping.Input(
            inputs[((patch / Positions * layer.Channels + channel) * height + row) * width + column], layer.InputBits);
        for (var lower = 0; lower < bit; lower++)
            rest = MathF.Round((rest - rest % 2) / 2, MidpointRounding.ToEven);
        return rest % 2;
    }
}
