using CimKit.Networks;

namespace CimKit.Inference.PostTraining;

/// <summary>Layers without weights on float maps of one image.</summary>
internal static class FloatMaps
{
    public static void Pool(ShapedLayer step, ReadOnlySpan<float> input, Span<float> output)
    {
        var size = Math.Max(step.Input.Height, step.Input.Width);
        var window = step.Layer as Pooling ?? new Pooling { Name = step.Layer.Name, Size = size, Kind = ((GlobalPooling)step.Layer).Kind };
        var (from, to) = (step.Input, step.Output);
        for (var index = 0; index < to.Count; index++)
        {
            var map = input.Slice(index / (to.Height * to.Width) * from.Height * from.Width, from.Height * from.Width);
            output[index] = Window(
                window, from, map, index / to.Width % to.Height * window.Stride - window.Padding, index % to.Width * window.Stride - window.Padding);
        }
    }

    public static void Add(Addition addition, ReadOnlySpan<float> input, bool isFirst, bool isLast, Span<float> output)
    {
        for (var index = 0; index < output.Length; index++)
        {
            var sum = isFirst ? input[index] : output[index] + input[index];
            output[index] = isLast && addition.HasRelu ? Math.Max(0, sum) : sum;
        }
    }

    public static void Shorten(PaddedShortcut shortcut, ShapedLayer step, ReadOnlySpan<float> input, Span<float> output)
    {
        var (from, to) = (step.Input, step.Output);
        output.Clear();
        for (var channel = 0; channel < from.Channels; channel++)
            for (var row = 0; row < to.Height; row++)
                for (var column = 0; column < to.Width; column++)
                    output[((channel + shortcut.ChannelsBefore(from)) * to.Height + row) * to.Width + column] =
                        input[(channel * from.Height + row * shortcut.Stride) * from.Width + column * shortcut.Stride];
    }

    private static float Window(Pooling window, TensorShape shape, ReadOnlySpan<float> map, int top, int left)
    {
        var (largest, sum, count) = (float.NegativeInfinity, 0f, 0);
        for (var row = Math.Max(0, top); row < Math.Min(shape.Height, top + window.Size); row++)
            for (var column = Math.Max(0, left); column < Math.Min(shape.Width, left + window.Size); column++, count++)
            {
                var value = map[row * shape.Width + column];
                largest = Math.Max(largest, value);
                sum += value;
            }
        return window.Kind == PoolingKind.Maximum ? largest : sum / count;
    }
}
