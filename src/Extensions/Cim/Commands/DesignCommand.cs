using System.CommandLine;
using Cim.Estimating;

namespace Cim.Commands;

/// <summary><c>cim design</c>: chips to start from, as files to change.</summary>
internal static class DesignCommand
{
    public static Command Create()
    {
        var preset = new Argument<string?>("PRESET") { Arity = ArgumentArity.ZeroOrOne, Description = "Chip to print as JSON; without it, all are listed." };
        var schema = new Option<string?>("--schema")
        {
            HelpName = "chips|arrays", Arity = ArgumentArity.ZeroOrOne,
            Description = "Print the JSON schema of design files, of chips if no kind is given, or of arrays (cim evaluate --design): every property with meaning, unit, range and default.",
        };
        schema.AcceptOnlyFromAmong(DesignListing.Chips, DesignListing.Arrays);
        var output = new Option<string?>("--output", "-o") { HelpName = "OUT", Description = "Write to this file instead of the terminal." };
        var command = new Command("design", "List the chips known by name, or print one as a design file to change.") { preset, schema, output };
        command.SetAction(result => DesignListing.Run(
            result.GetValue(preset), result.GetResult(schema) is null ? null : result.GetValue(schema) ?? DesignListing.Chips, result.GetValue(output), Console.Out, Console.Error));
        return command;
    }
}
