using CimKit.Foundation;
using CimKit.Networks;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Describes a TorchSharp <c>nn.Sequential</c> as a <see cref="NetworkSpec"/>.</summary>
/// <remarks>
/// Known: nested <c>Sequential</c>, <c>Conv2d</c>, <c>Linear</c>, <c>BatchNorm1d</c>/<c>2d</c> and <c>ReLU</c> after them,
/// <c>MaxPool2d</c>, <c>AvgPool2d</c>, <c>AdaptiveAvgPool2d(1)</c>, <c>AdaptiveMaxPool2d(1)</c>, <c>Flatten</c>, <c>Dropout</c>,
/// <c>Dropout2d</c>, <c>Identity</c>. Anything else is refused by name: what a module does in code cannot be read off it.
/// </remarks>
/// <example><code>var spec = SequentialReader.Read(module, new TensorShape(1, 28, 28), "mine");</code></example>
public static class SequentialReader
{
    /// <summary>The network; layers bear the modules' names, nested ones with dots (<c>features.0</c>).</summary>
    /// <param name="module">A sequence of modules, or one module; not changed.</param>
    /// <param name="input">Shape of one image.</param>
    /// <param name="name">Name of the network.</param>
    /// <exception cref="InvalidDesignException">A module is not known, or does not fit; every problem names its module.</exception>
    public static NetworkSpec Read(nn.Module module, TensorShape input, string name)
    {
        var reading = new SequentialReading();
        reading.Add(module, "");
        InvalidDesignException.ThrowIfAny($"Module '{name}'", reading.Problems);
        var spec = new NetworkSpec { Name = name, Input = input, Layers = reading.Layers };
        InvalidDesignException.ThrowIfAny($"Module '{name}'", spec.Problems().Concat(reading.Widths(spec)));
        return spec;
    }
}
