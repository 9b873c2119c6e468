using System.Runtime.InteropServices;

namespace CimKit.Neural.Runtime;

/// <summary>The environment that native libraries read, which .NET's own copy does not reach on Unix.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>Lets waiting OpenMP threads sleep instead of spin.</summary>
    /// <remarks>
    /// libgomp reads the variables when it is loaded. Spinning makes a small training step ten to fifty times slower as
    /// soon as another process wants the same cores.
    /// </remarks>
    public static void LetOpenMpThreadsSleep()
    {
        if (Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") is not { Length: > 0 })
            SetUnlessDecided("OMP_WAIT_POLICY", "PASSIVE");
    }

    /// <summary>Keeps oneDNN, which computes libtorch's convolutions, from its AVX-512 kernels.</summary>
    /// <remarks>
    /// The one that computes the input's gradient reads memory that was never written when the number of channels is not a
    /// multiple of 16: gradients then differ from run to run and may be NaN. The AVX2 kernels do not. oneDNN reads the
    /// variable at the first convolution. A test compares gradients that were computed over dirty memory.
    /// </remarks>
    public static void KeepConvolutionsReproducible() => SetUnlessDecided("ONEDNN_MAX_CPU_ISA", "AVX2");

    private static void SetUnlessDecided(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is { Length: > 0 })
            return;
        Environment.SetEnvironmentVariable(name, value);
        if (!OperatingSystem.IsWindows())
            _ = SetVariable(name, value, 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
