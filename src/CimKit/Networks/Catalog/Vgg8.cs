namespace CimKit.Networks.Catalog;

/// <summary>VGG-8 on 3×32×32 images: 128c3-128c3-pool-256c3-256c3-pool-512c3-512c3-pool-1024-10, padding 1.</summary>
/// <remarks>The usual network of compute-in-memory papers for CIFAR-10. Source: [Peng2019].</remarks>
public static class Vgg8
{
    /// <summary>The network.</summary>
    /// <param name="hasBatchNorm">True if batch normalisation follows every layer but the last: trains better in float.</param>
    public static NetworkSpec Create(bool hasBatchNorm = false)
    {
        var norm = hasBatchNorm ? new BatchNorm() : null;
        return new NetworkSpec
        {
            Name = "VGG-8",
            Input = new TensorShape(3, 32, 32),
            Layers =
            [
                Convolution(1, 128), Convolution(2, 128), new Pooling { Name = "pool1", Size = 2 },
                Convolution(3, 256), Convolution(4, 256), new Pooling { Name = "pool2", Size = 2 },
                Convolution(5, 512), Convolution(6, 512), new Pooling { Name = "pool3", Size = 2 },
                new Linear { Name = "fc1", Outputs = 1024, Normalization = norm },
                new Linear { Name = "fc2", Outputs = 10, HasRelu = false },
            ],
        };

        LayerSpec Convolution(int number, int outputs) =>
            new Convolution { Name = $"conv{number}", Outputs = outputs, Kernel = 3, Padding = 1, Normalization = norm };
    }
}
