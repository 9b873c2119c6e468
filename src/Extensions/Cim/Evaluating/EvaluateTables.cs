using System.Globalization;
using Cim.Writing;
using CimKit.Designs;
using CimKit.Inference.Sweeps;
using Spectre.Console;

namespace Cim.Evaluating;

/// <summary>Tells people what the arrays do to accuracy: float, integers, then every setting. Fits 80 columns.</summary>
internal sealed class EvaluateTables
{
    private const int PlainWidth = 120;

    private readonly TextWriter _output;
    private readonly IAnsiConsole _console;

    public EvaluateTables(TextWriter output, bool isTerminal)
    {
        _output = output;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No, Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        });
        if (!isTerminal)
            _console.Profile.Width = PlainWidth;
    }

    public void Show(EvaluateInputs inputs, EvaluateOutcome outcome) => Show(
        outcome.Sweep, inputs.Quantization.WeightBits, inputs.Quantization.ActivationBits, outcome.Float.Accuracy,
        $"Arrays ({inputs.DesignSource}): {string.Join(", ", Parts(inputs.Design))}");

    /// <summary>Integers and every setting; float and arrays where something is known of them.</summary>
    public void Show(SweepResult sweep, int weights, int inputBits, double? floats = null, string? arrays = null)
    {
        _output.WriteLine(CommandRun.Printable($"{sweep.Network} on {sweep.Count} images of {sweep.Dataset}"));
        _output.WriteLine(CommandRun.Printable(arrays ?? $"Arrays: {string.Join(", ", Parts(sweep.Provenance.Design!))}"));
        var table = new Table { Border = TableBorder.Simple }.AddColumns("", "Accuracy %", "Spread", "Lowest", "Highest", "Chips", "Conversions", "Clipped %");
        foreach (var column in table.Columns)
            column.NoWrap().PadLeft(0);
        foreach (var column in table.Columns.Skip(1))
            column.RightAligned();
        if (floats is { } accuracy)
            table.AddRow("float", Percent(accuracy));
        table.AddRow(weights == inputBits ? $"integers, {weights} bit" : $"integers, {weights}/{inputBits} bit", Percent(sweep.SoftwareAccuracy));
        foreach (var row in sweep.Rows)
            table.AddRow(Cells(row, sweep.Count));
        _console.Write(table);
        _output.WriteLine("Conversions are those of one image on one chip; the spread is the sample standard deviation of the chips.");
    }

    private static IEnumerable<string> Parts(ArrayDesign design)
    {
        yield return $"{design.Rows} rows, {design.CellBits} bit cells, converters {design.Adc}";
        yield return design.Effects.Model?.ToString() ?? design.Variation.ToString();
        if (design.Effects.Retention is { } law)
            yield return law.ToString()!;
        if (design.Effects is { HasDriftCompensation: true })
            yield return "drift compensated";
        if (!design.Effects.Faults.IsNone)
            yield return design.Effects.Faults.ToString();
        if (!design.ReadNoise.IsNone)
            yield return $"reads with {design.ReadNoise}";
        yield return $"seed {design.Seed}";
    }

    private static string[] Cells(SweepRow row, int images) =>
    [
        Markup.Escape(CommandRun.Printable("arrays" + string.Concat(row.Labels.Select(label => ", " + label)))),
        Percent(row.Mean),
        row.Accuracies.Count > 1 ? "± " + Percent(row.Spread) : "",
        Percent(row.Minimum),
        Percent(row.Maximum),
        row.Accuracies.Count.ToString(CultureInfo.InvariantCulture),
        (row.Conversions / row.Accuracies.Count / images).ToString("N0", CultureInfo.InvariantCulture),
        (100 * row.SaturatedRatio).ToString("F3", CultureInfo.InvariantCulture),
    ];

    private static string Percent(double part) => (100 * part).ToString("F2", CultureInfo.InvariantCulture);
}
