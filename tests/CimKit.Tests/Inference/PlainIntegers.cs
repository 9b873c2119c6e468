using CimKit.Data;
using CimKit.Networks;

namespace CimKit.Tests.Inference;

/// <summary>A quantised network run the slow and obvious way, value by value: what inference is compared with.</summary>
internal static class PlainIntegers
{
    public static double[] Logits(QuantizedNetwork network, ImageSet images) =>
        Enumerable.Range(0, images.Count).SelectMany(image => Run(network, images.Image(image).ToArray())).ToArray();

    private static double[] Run(QuantizedNetwork network, byte[] pixels)
    {
        var steps = network.Spec.Shapes();
        var maps = new Dictionary<int, double[]> { [-1] = Encode(network, pixels) };
        for (var number = 0; number < steps.Count; number++)
        {
            var step = steps[number];
            var inputs = step.Sources.Select(source => maps[source]).ToArray();
            var rescale = network.Rescales.FirstOrDefault(rescale => rescale.Name == step.Layer.Name);
            maps[number] = step.Layer switch
            {
                WeightedLayerSpec => Multiply(network.Layers.First(layer => layer.Name == step.Layer.Name), step, inputs[0], number == steps.Count - 1),
                Addition addition => Add(network, addition, rescale, inputs),
                Concatenation => inputs.SelectMany((map, index) => map.Select(code => Scale(code, rescale, index))).ToArray(),
                PaddedShortcut shortcut => Shorten(shortcut, step, inputs[0]),
                Pooling pooling => Pool(step, pooling.Kind, pooling.Size, pooling.Stride, pooling.Padding, rescale, inputs[0]),
                GlobalPooling pooling => Pool(step, pooling.Kind, 99, 99, 0, rescale, inputs[0]),
                _ => throw new NotSupportedException(),
            };
        }
        return maps[steps.Count - 1];
    }

    private static double[] Encode(QuantizedNetwork network, byte[] pixels)
    {
        var area = network.Spec.Input.Height * network.Spec.Input.Width;
        var half = 1 << (network.ActivationBits - 1);
        return pixels.Select((pixel, index) => network.Spec.Normalization is { } normalization
            ? Math.Clamp(Math.Round((pixel / 255.0 - normalization.Means[index / area]) / normalization.Deviations[index / area]
                * network.InputCodesPerUnit), -half, half - 1)
            : Math.Clamp(Math.Round(pixel / 255.0 * network.InputCodesPerUnit), 0, network.LargestCode)).ToArray();
    }

    private static double Scale(double value, QuantizedRescale? rescale, int input) => rescale is null
        ? Math.Round(value)
        : Math.Clamp(Math.Round(value * rescale.Multipliers[input]), rescale.MinimumCode, rescale.MaximumCode);

    private static double[] Add(QuantizedNetwork network, Addition addition, QuantizedRescale? rescale, double[][] inputs)
    {
        var half = 1 << (network.ActivationBits - 1);
        var largest = network.HasUnsignedActivations && addition.HasRelu ? 2 * half - 1 : half - 1;
        return inputs[0].Select((_, index) =>
        {
            var sum = inputs.Select((map, input) => map[index] * (rescale?.Multipliers[input] ?? 1)).Aggregate((total, value) => total + value);
            var code = Math.Clamp(Math.Round(sum), rescale?.MinimumCode ?? -largest, rescale?.MaximumCode ?? largest);
            return addition.HasRelu ? Math.Max(0, code) : code;
        }).ToArray();
    }

    private static double[] Multiply(QuantizedLayer layer, ShapedLayer step, double[] input, bool isLast)
    {
        var spec = (WeightedLayerSpec)step.Layer;
        var convolution = spec as Convolution ?? new Convolution { Name = "fc", Outputs = spec.Outputs, Kernel = 1 };
        var shape = spec is Convolution ? step.Input : new TensorShape(step.Input.Count, 1, 1);
        var (channels, outputs) = (shape.Channels / convolution.Groups, spec.Outputs / convolution.Groups);
        var rows = channels * convolution.Kernel * convolution.Kernel;
        return Each(step.Output, (output, top, left) =>
        {
            var sum = 0.0;
            for (var row = 0; row < rows; row++)
            {
                var channel = output / outputs * channels + row / (convolution.Kernel * convolution.Kernel);
                var y = top * convolution.Stride - convolution.Padding + row / convolution.Kernel % convolution.Kernel;
                var x = left * convolution.Stride - convolution.Padding + row % convolution.Kernel;
                if (y >= 0 && x >= 0 && y < shape.Height && x < shape.Width)
                    sum += layer.WeightCodes.Span[output * rows + row] * input[(channel * shape.Height + y) * shape.Width + x];
            }
            var value = sum * layer.Multiplier[layer.Multiplier.Count == 1 ? 0 : output]
                + (layer.Offset.Count == 0 ? 0 : layer.Offset[layer.Offset.Count == 1 ? 0 : output]);
            var code = isLast ? value : Math.Clamp(Math.Round(value), layer.MinimumCode, layer.MaximumCode);
            return spec.HasRelu ? Math.Max(0, code) : code;
        });
    }

    private static double[] Shorten(PaddedShortcut shortcut, ShapedLayer step, double[] input)
    {
        var before = (shortcut.Outputs - step.Input.Channels) / 2;
        return Each(step.Output, (channel, row, column) => channel < before || channel >= before + step.Input.Channels
            ? 0
            : input[((channel - before) * step.Input.Height + row * shortcut.Stride) * step.Input.Width + column * shortcut.Stride]);
    }

    private static double[] Pool(
        ShapedLayer step, PoolingKind kind, int size, int stride, int padding, QuantizedRescale? rescale, double[] input) =>
        Each(step.Output, (channel, row, column) =>
        {
            var window =
                from y in Enumerable.Range(row * stride - padding, size)
                from x in Enumerable.Range(column * stride - padding, size)
                where y >= 0 && x >= 0 && y < step.Input.Height && x < step.Input.Width
                select input[(channel * step.Input.Height + y) * step.Input.Width + x];
            return kind == PoolingKind.Maximum ? window.Max() : Scale(window.Average(), rescale, 0);
        });

    private static double[] Each(TensorShape shape, Func<int, int, int, double> value) => Enumerable.Range(0, shape.Count).Select(index => value(
        index / (shape.Height * shape.Width), index / shape.Width % shape.Height, index % shape.Width)).ToArray();
}
