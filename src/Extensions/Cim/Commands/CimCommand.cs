using System.CommandLine;

namespace Cim.Commands;

/// <summary>The command line <c>cim</c>.</summary>
internal static class CimCommand
{
    public static Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand("Runs C# notebooks about deep networks on compute-in-memory chips: from the shell, or inside Jupyter.")
        {
            RunCommand.Create(),
            KernelCommand.Create(),
        };
        // Commands treat Ctrl-C themselves: it stops a cell, not the program.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }
}
