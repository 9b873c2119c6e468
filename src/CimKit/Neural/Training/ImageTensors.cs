using CimKit.Data;
using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Quantization;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>An image set as one byte tensor on the device; batches are picked by index and made float there.</summary>
internal sealed class ImageTensors : IDisposable
{
    private readonly Tensor _pixels;
    private readonly Tensor _labels;
    private readonly double _unit;
    private readonly Tensor? _means;
    private readonly Tensor? _deviations;

    /// <param name="images">The images; copied.</param>
    /// <param name="precision">If quantised, pixels become input codes, see <see cref="Networks.QuantizedNetwork.InputCodesPerUnit"/>.</param>
    /// <param name="device">Where the tensors lie.</param>
    /// <param name="normalization">Applied to batches; null for none.</param>
    public ImageTensors(ImageSet images, Precision precision, Device device, PixelNormalization? normalization)
    {
        using var scope = NewDisposeScope();
        var shape = images.Shape;
        var pixels = empty([images.Count, shape.Channels, shape.Height, shape.Width], dtype: ScalarType.Byte);
        var table = Codes(precision);
        var source = images.Pixels.Span;
        var target = pixels.bytes;
        for (var index = 0; index < source.Length; index++)
            target[index] = table[source[index]];
        var labels = empty(images.Count, dtype: ScalarType.Byte);
        images.Labels.Span.CopyTo(labels.bytes);
        _pixels = pixels.to(device).DetachFromDisposeScope();
        _labels = labels.to(ScalarType.Int64).to(device).DetachFromDisposeScope();
        _unit = precision.IsQuantized ? Wage.Levels(precision.ActivationBits) : byte.MaxValue;
        Count = images.Count;
        _means = Channels(normalization?.Means, device);
        _deviations = Channels(normalization?.Deviations, device);
    }

    public int Count { get; }

    /// <summary>Codes of the input per unit of pixel/255.</summary>
    public static double CodesPerUnit(Precision precision) => Wage.Levels(precision.ActivationBits) - 1;

    /// <summary>The images and labels of those indices; the caller owns both.</summary>
    public (Tensor Images, Tensor Labels) Batch(Tensor indices)
    {
        using var codes = _pixels.index_select(0, indices);
        using var scope = NewDisposeScope();
        var values = codes.to(ScalarType.Float32) / _unit;
        if (_means is not null && _deviations is not null)
            values = (values - _means) / _deviations;
        return (values.MoveToOuterDisposeScope(), _labels.index_select(0, indices).MoveToOuterDisposeScope());
    }

    public void Dispose()
    {
        _pixels.Dispose();
        _labels.Dispose();
        _means?.Dispose();
        _deviations?.Dispose();
    }

    private static Tensor? Channels(IReadOnlyList<double>? numbers, Device device) => numbers is null
        ? null
        : tensor(numbers.Select(number => (float)number).ToArray()).reshape(1, -1, 1, 1).to(device).DetachFromDisposeScope();

    private static byte[] Codes(Precision precision)
    {
        var perUnit = precision.IsQuantized ? CodesPerUnit(precision) : byte.MaxValue;
        return Enumerable.Range(0, 256)
            .Select(pixel => (byte)Math.Clamp(Math.Round(pixel / 255.0 * perUnit, MidpointRounding.ToEven), 0, perUnit))
            .ToArray();
    }
}
