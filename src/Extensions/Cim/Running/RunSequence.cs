using System.Runtime.InteropServices;
using Cim.Native;
using CimKit.Data;

namespace Cim.Running;

/// <summary>Runs notebooks one after the other; the exit code says how it went.</summary>
internal static class RunSequence
{
    public const int Success = 0;
    public const int CellFailed = 1;
    public const int UsageError = 2;
    public const int Interrupted = 130;

    public static async Task<int> RunAsync(RunRequest request, TextWriter output, TextWriter error, bool isTerminal)
    {
        NativeEnvironment.LetOpenMpThreadsSleep();
        var problems = request.Problems().ToArray();
        foreach (var problem in problems)
            error.WriteLine($"cim run: {problem}");
        if (problems.Length > 0)
            return UsageError;
        // What is kept are the outputs that everybody gets.
        if (request.Kept != KeptUse.None)
            Environment.SetEnvironmentVariable(DataFolder.Variable, null);
        using var interrupt = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Interrupt(context, interrupt, error));
        try
        {
            return await RunAllAsync(request, new RunReport(output, error, isTerminal), interrupt.Token);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"cim run: {unwritable.Message}");
            return UsageError;
        }
    }

    private static async Task<int> RunAllAsync(RunRequest request, RunReport report, CancellationToken interrupt)
    {
        List<RunOutcome> outcomes = [];
        foreach (var notebook in request.Notebooks)
        {
            var outcome = await report.WatchAsync(notebook, () => Task.Run(() => NotebookJob.RunAsync(notebook, request, report, interrupt), CancellationToken.None));
            report.Ended(outcome);
            outcomes.Add(outcome);
            if (interrupt.IsCancellationRequested)
                break;
        }
        report.Summary(outcomes);
        if (interrupt.IsCancellationRequested)
            return Interrupted;
        if (outcomes.Exists(outcome => outcome.IsUsageError))
            return UsageError;
        return outcomes.Exists(outcome => outcome.IsFailure) ? CellFailed : Success;
    }

    // The second Ctrl-C ends the program at once: a native call may not notice the first.
    private static void Interrupt(PosixSignalContext context, CancellationTokenSource interrupt, TextWriter error)
    {
        if (interrupt.IsCancellationRequested)
            Environment.Exit(Interrupted);
        context.Cancel = true;
        error.WriteLine("cim run: interrupting the cell; Ctrl-C again ends at once");
        interrupt.Cancel();
    }
}
