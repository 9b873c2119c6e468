using Xunit;

namespace CimKit.Notebooks.Tests;

/// <summary>Tests that measure the process and run while no other does.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
