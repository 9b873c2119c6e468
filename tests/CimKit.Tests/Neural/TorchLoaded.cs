using CimKit.Neural.Runtime;

namespace CimKit.Tests.Neural;

/// <summary>libtorch, loaded before the first test that names a TorchSharp type: a test may open a dispose scope before it calls the kit.</summary>
public sealed class TorchLoaded
{
    public TorchLoaded() => TorchNative.EnsureLoaded();
}
