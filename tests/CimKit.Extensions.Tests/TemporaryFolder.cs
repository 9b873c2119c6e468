namespace CimKit.Extensions.Tests;

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cimkit-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
