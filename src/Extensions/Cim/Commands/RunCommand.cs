using System.CommandLine;
using System.CommandLine.Parsing;
using Cim.Running;

namespace Cim.Commands;

/// <summary><c>cim run</c>: executes notebooks from the shell.</summary>
internal static class RunCommand
{
    private static readonly string DefaultFolder = Path.Combine("artifacts", "notebooks");

    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK") { Arity = ArgumentArity.OneOrMore, Description = "Notebooks to run (.ipynb or .dib), each in a session of its own." };
        var folder = new Option<string>("--output", "-o") { Description = "Folder for the executed notebooks and pages.", HelpName = "DIR", DefaultValueFactory = _ => DefaultFolder };
        var set = new Option<string[]>("--set") { Description = "Sets a variable of the cell tagged 'parameters'; may be given several times.", HelpName = "NAME=VALUE" };
        var noHtml = new Option<bool>("--no-html") { Description = "Write no page, only the executed notebook." };
        var isStatic = new Option<bool>("--static") { Description = "Pages with pictures in place of interactive charts: small, without scripts." };
        var keep = new Option<bool>("--keep") { Description = "Write the outputs into the notebooks themselves: static, without run numbers, on embedded data." };
        var compare = new Option<bool>("--compare") { Description = "Compare the outputs with those kept in the notebooks, on embedded data; list what differs." };
        set.Validators.Add(CheckAssignments);
        var command = new Command("run", "Run notebooks; write each with its outputs and as one HTML page that works offline.") { notebooks, folder, set, noHtml, isStatic, keep, compare };
        command.Validators.Add(result => CheckKept(result, keep, compare));
        command.SetAction((result, _) => RunSequence.RunAsync(
            new RunRequest(
                [.. result.GetRequiredValue(notebooks).Select(Path.GetFullPath)],
                Path.GetFullPath(result.GetRequiredValue(folder)),
                Assignments(result.GetValue(set) ?? []),
                WritesHtml: !result.GetValue(noHtml),
                IsStatic: result.GetValue(isStatic),
                Kept: result.GetValue(keep) ? KeptUse.Keep : result.GetValue(compare) ? KeptUse.Compare : KeptUse.None),
            Console.Out,
            Console.Error,
            isTerminal: !Console.IsOutputRedirected));
        return command;
    }

    private static void CheckKept(CommandResult result, Option<bool> keep, Option<bool> compare)
    {
        if (result.GetValue(keep) && result.GetValue(compare))
            result.AddError("--keep writes what --compare compares; give one of them.");
    }

    private static void CheckAssignments(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            result.AddError($"--set must be NAME=VALUE; got '{token.Value}'.");
    }

    // The last value counts if a name is given twice.
    private static Dictionary<string, string> Assignments(IEnumerable<string> texts)
    {
        var assignments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            assignments[text[..equals].Trim()] = text[(equals + 1)..];
        }
        return assignments;
    }
}
