namespace CimKit.Networks.Catalog;

/// <summary>ResNet-18 on 3×224×224 images: 7×7 stem, max pooling, four stages of two blocks, projections where the shape changes.</summary>
/// <remarks>Source: [He2016], Table 1.</remarks>
public static class ResNet18
{
    /// <summary>The network.</summary>
    /// <param name="classes">Outputs of the last layer.</param>
    public static NetworkSpec Create(int classes = 1000) => new()
    {
        Name = "ResNet-18",
        Input = new TensorShape(3, 224, 224),
        Layers =
        [
            new Convolution { Name = "conv1", Outputs = 64, Kernel = 7, Stride = 2, Padding = 3, Normalization = new() },
            new Pooling { Name = "pool1", Size = 3, Stride = 2, Padding = 1 },
            .. Blocks(),
            new GlobalPooling { Name = "pool2" },
            new Linear { Name = "fc", Outputs = classes, HasBias = true, HasRelu = false },
        ],
    };

    private static IEnumerable<LayerSpec> Blocks()
    {
        var (input, channels) = ("pool1", 64);
        for (var block = 0; block < 8; block++)
        {
            var (name, outputs) = ($"layer{block / 2 + 1}.{block % 2}", 64 << (block / 2));
            foreach (var layer in BasicBlock.Layers(name, input, channels, outputs, outputs / channels, ResidualShortcut.Projection))
                yield return layer;
            (input, channels) = ($"{name}.add", outputs);
        }
    }
}
