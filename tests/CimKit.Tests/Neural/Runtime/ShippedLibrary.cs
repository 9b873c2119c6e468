using CimKit.Neural.Runtime;
using TorchSharp;
using Xunit;

namespace CimKit.Tests.Neural.Runtime;

/// <summary>The native library as TorchSharp's package brings it.</summary>
internal static class ShippedLibrary
{
    /// <summary>Its path; the test is skipped where the file is another one.</summary>
    public static string Path()
    {
        if (NativeFiles.Platform != "linux-x64")
            Assert.Skip("Only the library for linux-x64 is ever patched.");
        return NativeFiles.ForThisProcess(typeof(torch).Assembly.Location).Find("LibTorchSharp")!;
    }
}
