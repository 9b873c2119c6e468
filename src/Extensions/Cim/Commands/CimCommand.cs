using System.CommandLine;
using System.CommandLine.Invocation;
using Cim.Running;

namespace Cim.Commands;

/// <summary>The command line <c>cim</c>.</summary>
internal static class CimCommand
{
    public static async Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand("Deep networks on compute-in-memory chips: trains networks, evaluates them on arrays, estimates chips, runs C# notebooks from the shell or inside Jupyter, verifies the models behind them, redraws figures and looks after the installation.")
        {
            RunCommand.Create(),
            CompareCommand.Create(),
            TrainCommand.Create(),
            EstimateCommand.Create(),
            EvaluateCommand.Create(),
            DesignCommand.Create(),
            VerifyCommand.Create(),
            KernelCommand.Create(),
            FiguresCommand.Create(),
            DoctorCommand.Create(),
        };
        // Commands treat Ctrl-C themselves: it stops a cell, not the program.
        var parsed = root.Parse(args);
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return parsed.Action is ParseErrorAction ? RunSequence.UsageError : exitCode;
    }
}
