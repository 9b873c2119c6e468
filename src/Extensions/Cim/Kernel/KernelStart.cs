using System.Runtime.InteropServices;
using Cim.Hosting;
using Cim.Kernel.Protocol;
using Cim.Native;
using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>Runs a kernel in this process: reads the connection file, survives SIGINT, ends with its parent.</summary>
internal static class KernelStart
{
    public static async Task<int> RunAsync(string connectionFile, TextWriter log, CancellationToken stop)
    {
        NativeEnvironment.LetOpenMpThreadsSleep();
        try
        {
            var connection = ConnectionFile.Read(connectionFile);
            await using var session = new NotebookSession(new SessionOptions());
            var kernel = new JupyterKernel(connection, session, log);
            ExtensionHost.Begin(() => kernel.CurrentRun);
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                kernel.Interrupt();
            });
            _ = session.WarmUpAsync(stop);
            await RunUntilParentEndsAsync(kernel, stop);
            return 0;
        }
        catch (Exception refused) when (refused is InvalidDataException or NetMQ.NetMQException)
        {
            await log.WriteLineAsync($"cim kernel: {refused.Message}");
            return 1;
        }
    }

    private static async Task RunUntilParentEndsAsync(JupyterKernel kernel, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = kernel.RunAsync(ending.Token);
        await Task.WhenAny(running, ParentProcess.WaitForEndAsync(ending.Token));
        await ending.CancelAsync();
        await running;
    }
}
