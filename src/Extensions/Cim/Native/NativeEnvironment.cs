using System.Runtime.InteropServices;

namespace Cim.Native;

/// <summary>
/// Environment variables as native libraries see them. On Unix, .NET keeps a copy of its own: what it sets there never
/// reaches <c>getenv</c>, so the C library is called.
/// </summary>
internal static partial class NativeEnvironment
{
    /// <summary>
    /// Makes OpenMP threads sleep while they wait. The default is to spin, which on a shared machine makes small training
    /// steps many times slower. Call before libtorch is loaded: libgomp reads the variable once. A user's own choice stays.
    /// </summary>
    public static void LetOpenMpThreadsSleep() => SetDefault("OMP_WAIT_POLICY", "PASSIVE");

    private static void SetDefault(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is not null)
            return;
        Environment.SetEnvironmentVariable(name, value);
        if (!OperatingSystem.IsWindows())
            _ = SetVariable(name, value, overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
