using CimKit.Data;
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

    /// <param name="images">The images; copied.</param>
    /// <param name="precision">If quantised, pixels become input codes, see <see cref="Networks.QuantizedNetwork.InputCodesPerUnit"/>.</param>
    /// <param name="device">Where the tensors lie.</param>
    public ImageTensors(ImageSet images, Precision precision, Device device)
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
    }

    public int Count { get; }

    /// <summary>Codes of the input per unit of pixel/255.</summary>
    public static double CodesPerUnit(Precision precision) => Wage.Levels(precision.ActivationBits) - 1;

    /// <summary>The images and labels of those indices; the caller owns both.</summary>
    public (Tensor Images, Tensor Labels) Batch(Tensor indices)
    {
        using var codes = _pixels.index_select(0, indices);
        using var values = codes.to(ScalarType.Float32);
        return (values / _unit, _labels.index_select(0, indices));
    }

    public void Dispose()
    {
        _pixels.Dispose();
        _labels.Dispose();
    }

    private static byte[] Codes(Precision precision)
    {
        var perUnit = precision.IsQuantized ? CodesPerUnit(precision) : byte.MaxValue;
        return Enumerable.Range(0, 256)
            .Select(pixel => (byte)Math.Clamp(Math.Round(pixel / 255.0 * perUnit, MidpointRounding.ToEven), 0, perUnit))
            .ToArray();
    }
}
