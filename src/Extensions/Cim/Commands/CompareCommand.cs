using System.CommandLine;
using Cim.Running;
using CimKit.Notebooks.Documents;

namespace Cim.Commands;

/// <summary><c>cim compare</c>: outputs of an executed notebook against those that are kept.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var kept = new Argument<string>("KEPT") { Description = "The notebook with the outputs that are expected." };
        var executed = new Argument<string>("EXECUTED") { Description = "The same notebook as any client has run and saved it." };
        var command = new Command("compare", "Compare what a run has shown with what is kept; nothing is run.") { kept, executed };
        command.SetAction(result => Compare(result.GetRequiredValue(kept), result.GetRequiredValue(executed), Console.Out, Console.Error));
        return command;
    }

    private static int Compare(string kept, string executed, TextWriter output, TextWriter error)
    {
        try
        {
            var outcome = KeptOutputs.Compare(NotebookDocument.Load(kept), NotebookDocument.Load(executed));
            foreach (var problem in outcome.Problems)
                error.WriteLine($"{kept}: {problem}");
            output.WriteLine($"{kept}: {outcome.Summary}");
            return outcome.Problems.Count > 0 ? RunSequence.CellFailed : RunSequence.Success;
        }
        catch (Exception unreadable) when (unreadable is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"cim compare: {unreadable.Message}");
            return RunSequence.UsageError;
        }
    }
}
