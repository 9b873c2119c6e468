using Xunit;

namespace CimKit.Tests.Circuits;

/// <summary>A golden table inside the test assembly.</summary>
internal static class GoldenFile
{
    internal static Stream Open(string name)
    {
        var stream = typeof(GoldenFile).Assembly.GetManifestResourceStream("circuits/" + name);
        Assert.NotNull(stream);
        return stream;
    }
}
