namespace CimKit.Networks.Catalog;

/// <summary>Residual networks for 3×32×32 images with 16, 32 and 64 channels: ResNet-20, -32, -44, -56 and the like.</summary>
/// <remarks>Source: [He2016], section 4.2.</remarks>
public static class CifarResNet
{
    /// <summary>The network.</summary>
    /// <param name="depth">Layers with weights on the main path, 6n + 2: 20 for ResNet-20.</param>
    /// <param name="shortcut">What a shortcut does where the shape changes; the paper's networks pad.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is not 6n + 2.</exception>
    public static NetworkSpec Create(int depth = 20, ResidualShortcut shortcut = ResidualShortcut.Padded)
    {
        if (depth < 8 || depth > 1202 || depth % 6 != 2)
            throw new ArgumentOutOfRangeException(nameof(depth), $"depth must be 6n + 2, 8 to 1202; got {depth}.");
        return new NetworkSpec
        {
            Name = shortcut == ResidualShortcut.Padded ? $"ResNet-{depth}" : $"ResNet-{depth} with projections",
            Input = new TensorShape(3, 32, 32),
            Layers =
            [
                new Convolution { Name = "conv1", Outputs = 16, Kernel = 3, Padding = 1, Normalization = new() },
                .. Blocks((depth - 2) / 6, shortcut),
                new GlobalPooling { Name = "pool" },
                new Linear { Name = "fc", Outputs = 10, HasBias = true, HasRelu = false },
            ],
        };
    }

    private static IEnumerable<LayerSpec> Blocks(int count, ResidualShortcut shortcut)
    {
        var (input, channels) = ("conv1", 16);
        for (var stage = 0; stage < 3; stage++)
            for (var block = 0; block < count; block++)
            {
                var (name, outputs) = ($"layer{stage + 1}.{block}", 16 << stage);
                foreach (var layer in BasicBlock.Layers(name, input, channels, outputs, outputs / channels, shortcut))
                    yield return layer;
                (input, channels) = ($"{name}.add", outputs);
            }
    }
}
