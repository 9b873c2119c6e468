using System.Runtime.InteropServices;

namespace CimKit.Neural.Runtime;

/// <summary>The environment that native libraries read, which .NET's own copy does not reach on Unix.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>Lets waiting OpenMP threads sleep instead of spin, unless the user has said otherwise.</summary>
    /// <remarks>
    /// libgomp reads the variables when it is loaded. Spinning makes a small training step ten to fifty times slower as
    /// soon as another process wants the same cores.
    /// </remarks>
    public static void LetOpenMpThreadsSleep()
    {
        var isDecided = Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") is { Length: > 0 };
        if (isDecided)
            return;
        Environment.SetEnvironmentVariable("OMP_WAIT_POLICY", "PASSIVE");
        if (!OperatingSystem.IsWindows())
            _ = SetVariable("OMP_WAIT_POLICY", "PASSIVE", 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
