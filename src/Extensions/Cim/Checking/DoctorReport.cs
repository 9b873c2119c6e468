using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Cim.Checking;

/// <summary>The checks as one table for people or as JSON for programs.</summary>
internal static class DoctorReport
{
    private const int FileWidth = 200;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>True if everything that is needed is there.</summary>
    public static bool IsHealthy(IReadOnlyList<Check> checks) => checks.All(check => check.State != CheckState.Failed);

    public static string ToJson(IReadOnlyList<Check> checks) => JsonSerializer.Serialize(
        new
        {
            Version = CimVersion.Text,
            Healthy = IsHealthy(checks),
            Checks = checks.Select(check => new { check.Name, State = Word(check.State), check.Found, check.Advice }),
        },
        Options) + "\n";

    public static void Show(IReadOnlyList<Check> checks, TextWriter output, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output), Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No, Interactive = InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = FileWidth;
        var table = new Table().AddColumns("Check", "State", "Found", "What to do").Border(isTerminal ? TableBorder.Rounded : TableBorder.None);
        foreach (var check in checks)
            table.AddRow(Markup.Escape(check.Name), Coloured(check.State), Markup.Escape(check.Found), Markup.Escape(check.Advice));
        console.Write(table);
        console.WriteLine(IsHealthy(checks) ? "Everything that is needed is there." : "Something that is needed is missing.");
    }

    private static string Coloured(CheckState state) => state switch
    {
        CheckState.Ok => "[green]ok[/]", CheckState.Advice => "[yellow]advice[/]", _ => "[red]failed[/]",
    };

    private static string Word(CheckState state) => state switch
    {
        CheckState.Ok => "ok", CheckState.Advice => "advice", _ => "failed",
    };
}
