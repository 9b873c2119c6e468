using CimKit.Foundation;
using CimKit.Neural.Runtime;
using static TorchSharp.torch;

namespace CimKit.Neural.Tensors;

/// <summary>Random streams of a <see cref="SeedTree"/> for tensors.</summary>
public static class SeedTreeExtensions
{
    /// <summary>A generator at the start of this node's stream; the caller disposes it.</summary>
    /// <param name="seeds">The node.</param>
    /// <param name="device">Where numbers are drawn: <c>cpu</c> or <c>cuda</c>; the same seed gives other numbers there.</param>
    public static Generator ToGenerator(this SeedTree seeds, string device = "cpu")
    {
        TorchNative.EnsureLoaded();
        return new Generator(seeds.Seed & long.MaxValue, TorchSharp.torch.device(device));
    }
}
