namespace CimKit.Networks.Catalog;

/// <summary>A residual block of two 3×3 convolutions with batch normalisation.</summary>
/// <remarks>Source: [He2016], Fig. 2.</remarks>
internal static class BasicBlock
{
    /// <summary>The layers of a block; the last, <c>NAME.add</c>, is its output.</summary>
    /// <param name="name">Name of the block, put before the layers' names.</param>
    /// <param name="input">Name of the layer that is read.</param>
    /// <param name="channels">Channels of that layer.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="stride">Stride of the first convolution.</param>
    /// <param name="shortcut">What is done where the shape changes.</param>
    public static IEnumerable<LayerSpec> Layers(
        string name, string input, int channels, int outputs, int stride, ResidualShortcut shortcut)
    {
        yield return new Convolution
        {
            Name = $"{name}.conv1", Inputs = [input], Outputs = outputs, Kernel = 3, Padding = 1, Stride = stride, Normalization = new(),
        };
        yield return new Convolution
        {
            Name = $"{name}.conv2", Outputs = outputs, Kernel = 3, Padding = 1, Normalization = new(), HasRelu = false,
        };
        var changes = stride != 1 || channels != outputs;
        if (changes)
            yield return Shortcut($"{name}.shortcut", input, outputs, stride, shortcut);
        yield return new Addition { Name = $"{name}.add", Inputs = [$"{name}.conv2", changes ? $"{name}.shortcut" : input] };
    }

    private static LayerSpec Shortcut(string name, string input, int outputs, int stride, ResidualShortcut shortcut) =>
        shortcut == ResidualShortcut.Padded
            ? new PaddedShortcut { Name = name, Inputs = [input], Outputs = outputs, Stride = stride }
            : new Convolution
            {
                Name = name, Inputs = [input], Outputs = outputs, Kernel = 1, Stride = stride, Normalization = new(), HasRelu = false,
            };
}
