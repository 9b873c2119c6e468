using Xunit;

namespace CimKit.Tests.Neural;

/// <summary>Tests that call libtorch run by themselves: it has threads of its own, and TorchSharp does not hold every handle it passes on.</summary>
[CollectionDefinition("libtorch", DisableParallelization = true)]
public sealed class TorchCollection : ICollectionFixture<TorchLoaded>;
