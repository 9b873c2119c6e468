using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Networks;

namespace CimKit.Tests.Inference;

/// <summary>Small networks and images with random codes.</summary>
internal static class RandomNetworks
{
    /// <summary>A convolution (any stride and padding), perhaps a pool, perhaps a second convolution, and one or two linear layers.</summary>
    public static QuantizedNetwork Create(Random random)
    {
        var layers = new List<LayerSpec>();
        var size = random.Next(6, 12);
        var (kernel, padding) = (random.Next(1, 5), random.Next(0, 3));
        layers.Add(new Convolution
        {
            Name = "c1", Outputs = random.Next(1, 7), Kernel = kernel, Stride = random.Next(1, 3), Padding = padding,
            HasRelu = random.Next(2) == 0,
        });
        if (random.Next(2) == 0)
            layers.Add(new Pooling { Name = "p1", Size = 2, Kind = (PoolingKind)random.Next(2) });
        if (random.Next(2) == 0)
            layers.Add(new Convolution { Name = "c2", Outputs = random.Next(1, 7), Kernel = 1, HasRelu = random.Next(2) == 0 });
        layers.Add(new Linear { Name = "f1", Outputs = random.Next(2, 20), HasRelu = random.Next(2) == 0 });
        layers.Add(new Linear { Name = "f2", Outputs = 5, HasRelu = false });
        var spec = new NetworkSpec { Name = "random", Input = new TensorShape(random.Next(1, 20), size, size), Layers = layers };
        return Quantize(spec, random.Next(2, 9), random.Next(2, 9), random.Next(2) == 0, random);
    }

    public static QuantizedNetwork Quantize(NetworkSpec spec, int weightBits, int activationBits, bool isUnsigned, Random random)
    {
        var limit = (1 << (weightBits - 1)) - 1;
        var largest = (1 << (isUnsigned ? activationBits : activationBits - 1)) - 1;
        return new QuantizedNetwork
        {
            Spec = spec,
            WeightBits = weightBits,
            ActivationBits = activationBits,
            HasUnsignedActivations = isUnsigned,
            InputCodesPerUnit = largest,
            Layers = spec.Shapes().Where(step => step.Layer is WeightedLayerSpec).Select(step => new QuantizedLayer
            {
                Name = step.Layer.Name,
                WeightCodes = Enumerable.Range(0, (int)step.Weights).Select(_ => (sbyte)random.Next(-limit, limit + 1)).ToArray(),
                Multiplier = [2.0 / limit / Math.Sqrt(((WeightedLayerSpec)step.Layer).WeightRows(step.Input))],
                Offset = [0.3],
                MinimumCode = isUnsigned ? 0 : -largest,
                MaximumCode = largest,
            }).ToArray(),
        };
    }

    public static ImageSet Images(TensorShape shape, int count, Random random)
    {
        var (pixels, labels) = (new byte[count * shape.Count], new byte[count]);
        random.NextBytes(pixels);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = random.Next(3) == 0 ? (byte)0 : pixels[i];
        for (var i = 0; i < count; i++)
            labels[i] = (byte)random.Next(5);
        return new ImageSet("noise", shape, pixels, labels, ["a", "b", "c", "d", "e"]);
    }

    public static ArrayDesign Design(int rows = 128, int cellBits = 1, double onOffRatio = 10, AdcDesign? adc = null) => new()
    {
        Rows = rows,
        CellBits = cellBits,
        Cell = ConductanceRange.FromOnResistance(100e3, onOffRatio, levels: 16),
        Adc = adc ?? AdcDesign.Ideal,
    };
}
