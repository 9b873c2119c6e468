using System.CommandLine;
using Cim.Redrawing;
using Cim.Writing;

namespace Cim.Commands;

/// <summary><c>cim figures</c>: are the pictures in the documentation what the code draws?</summary>
internal static class FiguresCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Arity = ArgumentArity.ZeroOrMore, Description = "Pictures to draw: file names or parts of them; all if none is given." };
        var update = new Option<bool>("--update") { Description = "Replace pictures that differ." };
        var notebooks = new Option<bool>("--notebooks") { Description = "Run the notebooks too and take the picture of each one's last figure; minutes, and training may differ on another processor." };
        var root = new Option<string?>("--root") { Description = "Root of the repository (default: found upwards from here).", HelpName = "DIR" };
        var output = new Option<string?>("--output", "-o") { Description = "Folder for pictures that differ (default: artifacts/figures below the root).", HelpName = "DIR" };
        var command = new Command("figures", "Draw the pictures of the documentation again from their recipes; fail if one is not, byte for byte, what is kept.") { names, update, notebooks, root, output };
        command.SetAction((result, cancellation) => Task.Run(() =>
        {
            if ((result.GetValue(root) ?? FiguresRequest.FindRoot(Environment.CurrentDirectory)) is not { } folder || !Directory.Exists(Path.Combine(folder, FigureRecipes.Folder)))
            {
                Console.Error.WriteLine($"cim figures: no folder {FigureRecipes.Folder} here or above; give the repository's root with --root.");
                return CommandRun.UsageError;
            }
            var whole = Path.GetFullPath(folder);
            return FiguresSequence.Run(
                new FiguresRequest(
                    whole, result.GetValue(names) ?? [], result.GetValue(update), result.GetValue(notebooks),
                    Path.GetFullPath(result.GetValue(output) ?? Path.Combine(whole, "artifacts", "figures"))),
                Console.Out, Console.Error, cancellation);
        }));
        return command;
    }
}
