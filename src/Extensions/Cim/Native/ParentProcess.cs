using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cim.Native;

/// <summary>The process that started a kernel, as Jupyter names it in <c>JPY_PARENT_PID</c>.</summary>
internal static partial class ParentProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Ends when the parent is gone; never if Jupyter did not name one.</summary>
    public static Task WaitForEndAsync(CancellationToken cancellation)
    {
        var parent = Environment.GetEnvironmentVariable("JPY_PARENT_PID");
        if (!long.TryParse(parent, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 1)
            return Task.Delay(Timeout.Infinite, cancellation);
        return OperatingSystem.IsWindows() ? WaitForHandleAsync((nint)id, cancellation) : WaitForIdAsync((int)id, cancellation);
    }

    // On Windows the number is a handle that Jupyter lets the kernel inherit.
    private static Task WaitForHandleAsync(nint handle, CancellationToken cancellation)
    {
        var parent = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false) };
        return Task.Run(() => WaitHandle.WaitAny([parent, cancellation.WaitHandle]), CancellationToken.None);
    }

    // A dead parent may stay in the process table, but its children change hands at once.
    private static async Task WaitForIdAsync(int id, CancellationToken cancellation)
    {
        var isChild = GetParentId() == id;
        while (isChild ? GetParentId() == id : SendSignal(id, 0) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess)
            await Task.Delay(Interval, cancellation);
    }

    private const int NoSuchProcess = 3;

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int id, int signal);
}
