using System.Globalization;
using Cim.Writing;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Training;
using CimKit.Experiments;
using CimKit.Foundation;
using Spectre.Console;

namespace Cim.Training;

/// <summary>Tells people what the training costs on its chip: each epoch, and each phase of all of them. Fits 80 columns.</summary>
internal sealed class TrainCostTables
{
    private const int PlainWidth = 120;

    private readonly TextWriter _output;
    private readonly IAnsiConsole _console;

    public TrainCostTables(TextWriter output, bool isTerminal)
    {
        _output = output;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output), Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No, Interactive = InteractionSupport.No,
        });
        if (!isTerminal)
            _console.Profile.Width = PlainWidth;
    }

    public void Show(ExperimentResult result)
    {
        var epochs = result.TrainingCost;
        var (chip, table) = (epochs[0], epochs[0].Mapping.Table);
        _output.WriteLine(CommandRun.Printable(string.Create(
            CultureInfo.InvariantCulture, $"Training of {table.Name} on {chip.Design.Name}: {chip.Design.Images} images and {chip.Design.Iterations} updates an epoch")));
        _output.WriteLine($"Area {Si.Format(chip.Area.Total, "m²")}. Writing from {TrainCostJson.WritingFrom(result)}.");
        ShowEpochs(result);
        ShowPhases(epochs);
    }

    private void ShowEpochs(ExperimentResult result)
    {
        var table = Simple("Epoch", "Test %", "Time", "of it writing %", "Energy", "Energy so far", "Power");
        var spent = 0.0;
        foreach (var (epoch, learned) in result.TrainingCost.Zip(result.Training.History))
        {
            spent += TrainCostJson.Energy(epoch);
            var (writing, time) = (epoch.Phases.WeightUpdate.Latency, epoch.Phases.Total.Latency);
            table.AddRow(
                learned.Epoch.ToString(CultureInfo.InvariantCulture), Share(learned.TestAccuracy, 1, "F2"), Si.Format(time, "s"), Share(writing, time),
                Si.Format(TrainCostJson.Energy(epoch), "J"), Si.Format(spent, "J"), Si.Format(epoch.AveragePower, "W"));
        }
        _console.Write(table);
    }

    private void ShowPhases(IReadOnlyList<TrainingEstimate> epochs)
    {
        var table = Simple("All epochs", "Time", "%", "Energy", "%");
        var phases = epochs.Aggregate(default(TrainingPhases), (sum, epoch) => sum.Then(epoch.Phases));
        var leakage = epochs.Sum(epoch => epoch.LeakageEnergy);
        var (time, energy) = (phases.Total.Latency, phases.Total.Energy + leakage);
        void Row(string name, PartCost cost) =>
            table.AddRow(name, Si.Format(cost.Latency, "s"), Share(cost.Latency, time), Si.Format(cost.Energy, "J"), Share(cost.Energy, energy));
        Row("forward", phases.Forward);
        Row("activation gradient", phases.ActivationGradient);
        Row("weight gradient", phases.WeightGradient);
        Row("weight update", phases.WeightUpdate);
        table.AddRow("leakage", "", "", Si.Format(leakage, "J"), Share(leakage, energy));
        Row("all", new PartCost(time, energy));
        _console.Write(table);
    }

    private static Table Simple(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumns(headings);
        foreach (var column in table.Columns)
            column.NoWrap().PadLeft(0);
        foreach (var column in table.Columns.Skip(1))
            column.RightAligned();
        return table;
    }

    private static string Share(double part, double whole, string format = "F1") =>
        (whole == 0 ? 0 : 100 * part / whole).ToString(format, CultureInfo.InvariantCulture);
}
