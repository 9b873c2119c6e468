using CimKit.Foundation;

namespace Cim.Writing;

/// <summary>Runs the work of a command; problems become lines, and the exit code says how it went.</summary>
internal static class CommandRun
{
    public const int Success = 0;
    public const int UsageError = 2;
    public const int Cancelled = 130;

    /// <summary>Runs and stops on Ctrl+C.</summary>
    /// <param name="command">Name before every message.</param>
    /// <param name="error">Where messages go.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="work">The work.</param>
    /// <param name="told">What is said when it was stopped.</param>
    public static int Run(string command, TextWriter error, CancellationToken cancellation, Action<CancellationToken> work, Func<string> told)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        void Stop(object? sender, ConsoleCancelEventArgs key)
        {
            key.Cancel = true;
            stop.Cancel();
        }
        Console.CancelKeyPress += Stop;
        try
        {
            work(stop.Token);
            return Success;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine($"{command}: {told()}");
            return Cancelled;
        }
        catch (InvalidDesignException wrong)
        {
            foreach (var problem in wrong.Problems)
                error.WriteLine($"{command}: {Printable(problem)}");
            return UsageError;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{command}: {Sentence(unusable)}");
            return UsageError;
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }

    /// <summary>Message of an error on one line, without the name of a parameter.</summary>
    public static string Sentence(Exception error) =>
        Printable(error is ArgumentException { ParamName: { } name } ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : error.Message);

    /// <summary>Text without what a terminal would obey.</summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));
}
