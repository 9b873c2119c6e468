using System.ComponentModel;
using System.Diagnostics;

namespace Cim.Checking;

/// <summary>Asks another program something.</summary>
internal static class ProgramOutput
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What the program printed; null if it is not there, fails or takes longer than half a minute.</summary>
    public static string? Of(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
                WorkingDirectory = Path.GetTempPath(),
            })!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0 && output.Wait(Patience) ? output.Result.Trim() : null;
            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (Exception missing) when (missing is Win32Exception or InvalidOperationException or IOException or AggregateException)
        {
            return null;
        }
    }
}
