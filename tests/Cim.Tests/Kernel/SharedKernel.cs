using Xunit;

namespace Cim.Tests.Kernel;

/// <summary>One kernel for the tests that leave it as they found it.</summary>
public sealed class SharedKernel : IDisposable
{
    private readonly KernelProcess _process = new();

    public SharedKernel() => Client = new KernelClient(_process).WaitUntilReady();

    internal KernelClient Client { get; }

    internal KernelProcess Process => _process;

    public void Dispose()
    {
        Client.Dispose();
        _process.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class SharedKernelDefinition : ICollectionFixture<SharedKernel>
{
    public const string Name = "shared kernel";
}
