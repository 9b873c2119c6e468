using System.Globalization;
using CimKit.Circuits.Verification;
using Spectre.Console;

namespace Cim.Verifying;

/// <summary>Tells people how well each module agrees: a table in a terminal, plain aligned lines elsewhere. Sentences are not wrapped.</summary>
internal sealed class VerifyTable
{
    private const int PlainWidth = 160;

    private readonly TextWriter _output;
    private readonly IAnsiConsole _console;
    private readonly TableBorder _border;

    public VerifyTable(TextWriter output, bool isTerminal)
    {
        _output = output;
        _border = isTerminal ? TableBorder.Rounded : TableBorder.None;
        _console = isTerminal
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) })
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        if (!isTerminal)
            _console.Profile.Width = PlainWidth;
    }

    public void Show(VerificationReport report)
    {
        var table = new Table { Border = _border }.AddColumns("Module", "Compared", "Beyond", "Median\nerror", "Largest\nerror", "Not\napplicable");
        foreach (var column in table.Columns.Skip(1))
            column.RightAligned().NoWrap();
        foreach (var module in report.Modules)
            table.AddRow(Cells(module, module.Name));
        table.AddEmptyRow();
        table.AddRow(Cells(report.Total, "all modules"));
        _console.Write(table);
        ShowReasons(report);
        _output.WriteLine();
        _output.WriteLine(Conclusion(report));
    }

    private static string[] Cells(Agreement agreement, string name)
    {
        var hasErrors = agreement.Compared > 0;
        return
        [
            Markup.Escape(name),
            Count(agreement.Compared),
            Count(agreement.Exceptions.Length),
            hasErrors ? Error(agreement.Median) : "",
            hasErrors ? Error(agreement.Worst) : "",
            Count(agreement.NotApplicable),
        ];
    }

    private void ShowReasons(VerificationReport report)
    {
        if (report.Skipped.IsEmpty)
            return;
        _output.WriteLine();
        _output.WriteLine("Not applicable:");
        foreach (var skipped in report.Skipped)
            _output.WriteLine($"  {skipped.Module}: {Count(skipped.Count)}: {(string.IsNullOrWhiteSpace(skipped.Reason) ? "no reason" : skipped.Reason)}");
    }

    private static string Conclusion(VerificationReport report)
    {
        var total = report.Total;
        var shares = total.Compared == 0 ? "" : $", {Share(total.FractionWithin1e6)} within 1e-6, {Share(total.FractionWithin1e3)} within 1e-3";
        var beyond = string.Create(CultureInfo.InvariantCulture, $"{total.Exceptions.Length} beyond {report.Tolerance:0.###e+0}");
        var verdict = VerifySequence.Passes(report) ? "passed" : "failed";
        return $"{report.File}: {Count(total.Compared)} compared{shares}; {beyond}; {Count(total.NotApplicable)} not applicable: {verdict}";
    }

    // Rounded down: 100 % means all.
    private static string Share(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(fraction * 1e5) / 1e3} %");

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Error(double error) => error switch
    {
        0 => "0",
        double.PositiveInfinity => "no number",
        _ => error.ToString("0.0e+0", CultureInfo.InvariantCulture),
    };
}
