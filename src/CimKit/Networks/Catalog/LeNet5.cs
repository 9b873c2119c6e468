namespace CimKit.Networks.Catalog;

/// <summary>LeNet-5 with rectifiers and max pooling on 1×28×28 images: 6c5 (padding 2), pool, 16c5, pool, 400-120-84-10.</summary>
/// <remarks>Source: [LeCun1998], with the activations that are usual today.</remarks>
public static class LeNet5
{
    /// <summary>The network.</summary>
    /// <param name="hasBias">True if every weighted layer adds a bias.</param>
    public static NetworkSpec Create(bool hasBias = false) => new()
    {
        Name = "LeNet-5",
        Input = new TensorShape(1, 28, 28),
        Layers =
        [
            new Convolution { Name = "conv1", Outputs = 6, Kernel = 5, Padding = 2, HasBias = hasBias },
            new Pooling { Name = "pool1", Size = 2 },
            new Convolution { Name = "conv2", Outputs = 16, Kernel = 5, HasBias = hasBias },
            new Pooling { Name = "pool2", Size = 2 },
            new Linear { Name = "fc1", Outputs = 120, HasBias = hasBias },
            new Linear { Name = "fc2", Outputs = 84, HasBias = hasBias },
            new Linear { Name = "fc3", Outputs = 10, HasBias = hasBias, HasRelu = false },
        ],
    };
}
