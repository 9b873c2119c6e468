using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cim.Verifying;

namespace Cim.Commands;

/// <summary><c>cim verify</c>: compares the models with published numbers.</summary>
internal static class VerifyCommand
{
    private const double DefaultTolerance = 1e-6;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Check values: rows of module, parameters, quantity, value and unit (CSV), one JSON record a line, or worked examples of algorithms (JSON with entries); compressed with gzip or not." };
        var json = new Option<string?>("--json") { Description = "Write the comparison, with every exception, to this file.", HelpName = "OUT" };
        var tolerance = new Option<double>("--tolerance") { Description = "Relative error up to which a value counts as met.", HelpName = "T", DefaultValueFactory = _ => DefaultTolerance, CustomParser = Tolerance };
        var networks = new Option<string?>("--networks") { Description = "Folder with the layer tables of runs of whole chips, NAME.json (default: networks beside FILE).", HelpName = "DIR" };
        var traces = new Option<string?>("--traces") { Description = "Folder with traces of such runs, one folder each; without it they are computed from their rule.", HelpName = "DIR" };
        var command = new Command("verify", "Compare the models, read as the published program reads them, with published numbers; fails unless each compared number is met.") { file, json, tolerance, networks, traces };
        command.SetAction((result, cancellation) => Task.Run(() => VerifySequence.Run(
            new VerifyRequest(result.GetRequiredValue(file), result.GetValue(json), result.GetValue(tolerance))
            {
                NetworkFolder = result.GetValue(networks),
                TraceFolder = result.GetValue(traces),
            },
            Console.Out,
            Console.Error,
            isTerminal: !Console.IsOutputRedirected,
            cancellation)));
        return command;
    }

    private static double Tolerance(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var tolerance) && tolerance > 0 && double.IsFinite(tolerance))
            return tolerance;
        result.AddError($"--tolerance must be a number above 0; got '{text}'.");
        return DefaultTolerance;
    }
}
