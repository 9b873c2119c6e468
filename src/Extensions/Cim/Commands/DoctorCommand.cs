using System.CommandLine;
using Cim.Checking;

namespace Cim.Commands;

/// <summary><c>cim doctor</c>: is everything here that the project needs?</summary>
internal static class DoctorCommand
{
    private const int Unhealthy = 1;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON instead of a table." };
        var command = new Command("doctor", "Look at .NET, native libraries, fonts, Jupyter, the installed kernel and data; say what to do. Fails if something that is needed is missing.") { json };
        command.SetAction(result =>
        {
            var checks = Checks.Of(new Surroundings());
            if (result.GetValue(json))
                Console.Out.Write(DoctorReport.ToJson(checks));
            else
                DoctorReport.Show(checks, Console.Out, isTerminal: !Console.IsOutputRedirected);
            return DoctorReport.IsHealthy(checks) ? 0 : Unhealthy;
        });
        return command;
    }
}
