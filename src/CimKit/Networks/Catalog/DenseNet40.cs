namespace CimKit.Networks.Catalog;

/// <summary>DenseNet-40 on 3×32×32 images: growth 12, bottlenecks of 48 channels, reduction ½; 40 layers with weights.</summary>
/// <remarks>
/// New channels come before old ones, and every convolution is followed by batch normalisation and rectifier, as in the
/// published simulator (the paper puts both before it). Source: [Huang2017], as used in [Peng2019].
/// </remarks>
public static class DenseNet40
{
    private const int Growth = 12;
    private const int Units = 6;

    /// <summary>The network.</summary>
    /// <param name="classes">Outputs of the last layer.</param>
    public static NetworkSpec Create(int classes = 10) => new()
    {
        Name = "DenseNet-40",
        Input = new TensorShape(3, 32, 32),
        Layers =
        [
            Convolution("conv1", NetworkSpec.ImageName, 2 * Growth, 3),
            .. Body(),
            new GlobalPooling { Name = "pool3" },
            new Linear { Name = "fc", Outputs = classes, HasRelu = false },
        ],
    };

    private static IEnumerable<LayerSpec> Body()
    {
        var (input, channels) = ("conv1", 2 * Growth);
        for (var stage = 1; stage <= 3; stage++)
        {
            for (var unit = 1; unit <= Units; unit++, channels += Growth)
            {
                var name = $"dense{stage}.{unit}";
                yield return Convolution($"{name}.conv1", input, 4 * Growth, 1);
                yield return Convolution($"{name}.conv2", $"{name}.conv1", Growth, 3);
                yield return new Concatenation { Name = $"{name}.join", Inputs = [$"{name}.conv2", input] };
                input = $"{name}.join";
            }
            if (stage == 3)
                continue;
            channels /= 2;
            yield return Convolution($"transition{stage}", input, channels, 1);
            yield return new Pooling { Name = $"pool{stage}", Size = 2, Kind = PoolingKind.Average };
            input = $"pool{stage}";
        }
    }

    private static Convolution Convolution(string name, string input, int outputs, int kernel) => new()
    {
        Name = name, Inputs = [input], Outputs = outputs, Kernel = kernel, Padding = kernel / 2, Normalization = new(),
    };
}
