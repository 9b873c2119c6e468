using System.CommandLine;
using Cim.Training;
using Cim.Writing;
using CimKit.Experiments;

namespace Cim.Commands;

/// <summary><c>cim train</c>: an experiment from the network to the chip.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string?> Experiment = new("EXPERIMENT") { Arity = ArgumentArity.ZeroOrOne, Description = "Experiment file (JSON): network, data, training, training chip, chip, evaluation and seed; cim train --example prints one to start from." };
    private static readonly Option<string?> Output = new("--output", "-o") { HelpName = "DIR", Description = "Folder for the state of the run and for its results." };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on with the run whose state is in the folder; the numbers are those of a run that was never stopped." };
    private static readonly Option<double> Interval = new("--interval") { HelpName = "MINUTES", Description = "Keep the state inside an epoch, too, after this time; it is kept after every epoch and on Ctrl+C in any case.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> Threads = new("--threads") { HelpName = "N", Description = "Threads of the evaluation; 0 for all processors. Results do not depend on it.", DefaultValueFactory = _ => 0 };
    private static readonly Option<bool> Traces = new("--traces") { Description = "Keep a trace of every epoch, old and new weights and the inputs of images, for estimates of training hardware; kept in any case where the experiment has a training chip." };
    private static readonly Option<int> TraceImages = new("--trace-images") { HelpName = "N", Description = "Test images in a trace, the first ones; reads cost their mean.", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Example = new("--example") { Description = "Print an experiment file to start from." };
    private static readonly Option<bool> Schema = new("--schema") { Description = "Print the JSON schema of experiment files: every property with meaning, unit, range and default." };

    public static Command Create()
    {
        var command = new Command("train", "Train a network, in numbers or on devices, price the training, evaluate it on the arrays of several chips, and estimate the chip.")
        {
            Experiment, Output, Resume, Interval, Threads, Traces, TraceImages, Example, Schema,
        };
        command.SetAction((result, cancellation) => Task.Run(() => result.GetValue(Example) ? Print(TrainExample.Text)
            : result.GetValue(Schema) ? Print(ExperimentJson.Schema)
            : TrainSequence.Run(Request(result), Console.Out, Console.Error, isTerminal: !Console.IsOutputRedirected, cancellation)));
        return command;
    }

    private static int Print(string text)
    {
        Console.Out.Write(text);
        return CommandRun.Success;
    }

    private static TrainRequest Request(ParseResult result) => new(result.GetValue(Experiment), result.GetValue(Output))
    {
        IsResumed = result.GetValue(Resume),
        Interval = result.GetValue(Interval),
        Threads = result.GetValue(Threads),
        HasTraces = result.GetValue(Traces),
        TraceImages = result.GetValue(TraceImages),
    };
}
