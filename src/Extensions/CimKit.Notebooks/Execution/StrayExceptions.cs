using System.Runtime.ExceptionServices;

namespace CimKit.Notebooks.Execution;

/// <summary>Keeps the process alive when a thread that a cell has started dies of an exception.</summary>
internal static class StrayExceptions
{
    private static readonly Lazy<bool> Handler = new(Set);

    /// <summary>True if this process has no other handler of its own.</summary>
    public static bool Watch() => Handler.Value;

    private static bool Set()
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(Report);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>True, and a note in the cell's error stream, if the thread belongs to a cell.</summary>
    private static bool Report(Exception exception)
    {
        if (RunningCell.OfCaller is not { } cell)
            return false;
        if (!(cell.Interrupt.IsCancellationRequested && exception is OperationCanceledException or ThreadInterruptedException))
            cell.Output.Write(OutputStream.Error, $"A thread of this cell ended with {exception}\n");
        return true;
    }
}
