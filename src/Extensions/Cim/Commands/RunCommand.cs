using System.CommandLine;

namespace Cim.Commands;

internal static class RunCommand
{
    public static Command Create() => new("run", "Run notebooks.");
}
