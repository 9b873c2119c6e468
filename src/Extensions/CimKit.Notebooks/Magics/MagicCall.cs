using CimKit.Notebooks.Directives;
using CimKit.Notebooks.Execution;

namespace CimKit.Notebooks.Magics;

/// <summary>One use of a magic command.</summary>
/// <param name="Run">The cell it is part of.</param>
/// <param name="Step">Where and how it was written.</param>
internal sealed record MagicCall(CellRun Run, DirectiveStep Step)
{
    /// <summary>Where its output goes.</summary>
    public RunningCell Cell => Run.Cell;

    /// <summary>What follows the name in its line.</summary>
    public string Arguments => Step.Arguments;

    /// <summary>The failure of this call.</summary>
    public DirectiveException Failure(string message) => new($"{Step.Name}: {message}", Step.Line, Run.Source);

    /// <summary>The text between the quotation marks that make up the arguments.</summary>
    /// <exception cref="DirectiveException">The arguments are not a quoted text.</exception>
    public string QuotedArgument()
    {
        var text = Arguments.Split("//", 2)[0].TrimEnd() is { Length: > 1 } head && head.EndsWith('"') ? head : Arguments;
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
            throw Failure($"expected a text in quotation marks, as in {Step.Name} \"…\"; got {(Arguments.Length == 0 ? "nothing" : Arguments)}.");
        return text[1..^1].Trim();
    }
}
