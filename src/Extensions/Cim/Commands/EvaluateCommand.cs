using System.CommandLine;
using Cim.Evaluating;
using CimKit.Data;
using CimKit.Networks.Catalog;

namespace Cim.Commands;

/// <summary><c>cim evaluate</c>: what arrays do to the accuracy of a trained network.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string?> Network = new("--network", "-n") { HelpName = "NAME", Description = $"The network: {string.Join(", ", NetworkCatalog.Names)}. Not needed for public checkpoints that are known by the names of their tensors." };
    private static readonly Option<string?> Weights = new("--weights", "-w") { HelpName = "FILE", Description = "Trained float weights: safetensors, or a state_dict of PyTorch (.pth, .th, .pt)." };
    private static readonly Option<string> Data = new("--data") { HelpName = "NAME|DIR", Description = "Labelled images: embedded (synthetic digits), mnist, fashion-mnist or cifar10 from the folder CIMKIT_DATA names, or a folder with IDX files or CIFAR-10 batches.", DefaultValueFactory = _ => ImageCatalog.Embedded };
    private static readonly Option<string> Design = new("--design", "-d") { HelpName = "PRESET|FILE", Description = "A chip by name (cim design lists them), a chip design file, or an array design file, which may have variation, faults, retention and read noise.", DefaultValueFactory = _ => "default" };
    private static readonly Option<int[]> AdcBits = new("--adc-bits") { HelpName = "BITS", AllowMultipleArgumentsPerToken = true, Description = "Converter resolutions to compare; that of the design without it." };
    private static readonly Option<double[]> Times = new("--time") { HelpName = "SECONDS", AllowMultipleArgumentsPerToken = true, Description = "Times since programming; the same chips grown older. The design must have retention or a model that drifts." };
    private static readonly Option<int> Chips = new("--chips") { HelpName = "N", Description = "Chips drawn for each setting, where cells differ from chip to chip.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Images = new("--images") { HelpName = "N", Description = "Test images, the first ones.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<int> Calibration = new("--calibration") { HelpName = "N", Description = "Training images, the first ones, from which ranges of activations and converters are chosen.", DefaultValueFactory = _ => 100 };
    private static readonly Option<ulong?> Seed = new("--seed") { HelpName = "N", Description = "Root of every random number; that of the design without it." };
    private static readonly Option<int> Threads = new("--threads") { HelpName = "N", Description = "Threads; 0 for all processors. Results do not depend on it.", DefaultValueFactory = _ => 0 };
    private static readonly Option<string?> Json = new("--json") { HelpName = "OUT", Description = "Write everything, every chip and what is needed to get it again, to this file." };
    private static readonly Option<string?> Csv = new("--csv") { HelpName = "OUT", Description = "Write one line a setting to this file." };
    private static readonly Option<string?> Resume = new("--resume") { HelpName = "JOURNAL", Description = "Keep finished chips in this file, and go on from it if it is there; the numbers are the same." };

    public static Command Create()
    {
        var command = new Command("evaluate", "Evaluate a trained network in float, in 8 bit integers, and on the arrays of several chips.")
        {
            Network, Weights, Data, Design, AdcBits, Times, Chips, Images, Calibration, Seed, Threads, Json, Csv, Resume,
        };
        command.SetAction((result, cancellation) => Task.Run(() => EvaluateSequence.Run(
            Request(result), Console.Out, Console.Error, isTerminal: !Console.IsOutputRedirected, cancellation)));
        return command;
    }

    private static EvaluateRequest Request(ParseResult result) => new(result.GetRequiredValue(Data), result.GetRequiredValue(Design))
    {
        Network = result.GetValue(Network),
        Weights = result.GetValue(Weights),
        AdcBits = result.GetValue(AdcBits) ?? [],
        Times = result.GetValue(Times) ?? [],
        Chips = result.GetValue(Chips),
        Images = result.GetValue(Images),
        Calibration = result.GetValue(Calibration),
        Seed = result.GetValue(Seed),
        Threads = result.GetValue(Threads),
        JsonFile = result.GetValue(Json),
        CsvFile = result.GetValue(Csv),
        Journal = result.GetValue(Resume),
    };
}
