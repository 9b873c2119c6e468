namespace CimKit.Networks.Catalog;

/// <summary>Multilayer perceptron on 1×28×28 images.</summary>
/// <remarks>Source: first principles; 784-256-128-10 is the usual size for crossbar demonstrations.</remarks>
public static class Mlp
{
    /// <summary>The network.</summary>
    /// <param name="hidden">Features of the hidden layers, first to last; 256 and 128 if empty.</param>
    public static NetworkSpec Create(params int[] hidden)
    {
        var widths = hidden.Length > 0 ? hidden : [256, 128];
        return new NetworkSpec
        {
            Name = $"MLP 784-{string.Join('-', widths)}-10",
            Input = new TensorShape(1, 28, 28),
            Layers =
            [
                .. widths.Select((width, index) => new Linear { Name = $"fc{index + 1}", Outputs = width }),
                new Linear { Name = $"fc{widths.Length + 1}", Outputs = 10, HasRelu = false },
            ],
        };
    }
}
