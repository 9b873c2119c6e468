using System.CommandLine;
using Cim.Estimating;
using CimKit.Networks.Catalog;

namespace Cim.Commands;

/// <summary><c>cim estimate</c>: what a chip costs for a network.</summary>
internal static class EstimateCommand
{
    public static Command Create()
    {
        var network = new Option<string>("--network", "-n") { Required = true, HelpName = "NAME|FILE", Description = $"A network by name ({string.Join(", ", NetworkCatalog.Names)}), a layer table of eight columns (CSV), or one with padding (JSON)." };
        var design = new Option<string>("--design", "-d") { HelpName = "PRESET|FILE", Description = "A chip by name (cim design lists them) or a design file (JSON; cim design NAME prints one to start from).", DefaultValueFactory = _ => "default" };
        var traces = new Option<string?>("--traces", "-t") { HelpName = "DIR|FILE", Description = "Weights and inputs of one image: a folder of the published simulator's text files, or a .cimtrace file. Without it, typical statistics are used." };
        var json = new Option<string?>("--json") { HelpName = "OUT", Description = "Write everything, in SI units and with the design, to this file." };
        var csv = new Option<string?>("--csv") { HelpName = "OUT", Description = "Write one line a layer to this file." };
        var command = new Command("estimate", "Estimate area, latency, energy and leakage of a chip for a network: totals, by category and layer by layer.") { network, design, traces, json, csv };
        command.SetAction((result, cancellation) => Task.Run(() => EstimateSequence.Run(
            new EstimateRequest(result.GetRequiredValue(network), result.GetRequiredValue(design))
            {
                Traces = result.GetValue(traces),
                JsonFile = result.GetValue(json),
                CsvFile = result.GetValue(csv),
            },
            Console.Out,
            Console.Error,
            isTerminal: !Console.IsOutputRedirected,
            cancellation)));
        return command;
    }
}
