using System.ComponentModel;
using System.Runtime.CompilerServices;
using CimKit.Notebooks.Execution;

namespace CimKit.Notebooks.Interactive;

/// <summary>The running cell, as its own code sees it.</summary>
public static class Cell
{
    /// <summary>
    /// Cancelled when the user interrupts the cell. Pass it to library calls that run long: loops of the cell itself
    /// stop without it, loops inside a compiled library only if they are given a token.
    /// </summary>
    public static CancellationToken Cancellation => RunningCell.Current?.Interrupt ?? CancellationToken.None;

    /// <summary>Ends the calling code if its cell was interrupted. The engine puts a call into every loop of a cell.</summary>
    /// <exception cref="CellInterruptedException">The cell was interrupted.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Poll()
    {
        if (RunningCell.IsInterruptNear)
            ThrowIfInterrupted();
    }

    /// <summary><see cref="Poll()"/> in the middle of an expression.</summary>
    /// <returns>The value it was given.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static T Poll<T>(T value)
    {
        Poll();
        return value;
    }

    /// <summary><see cref="Poll()"/> at the start of a function: also ends a recursion that nears the end of the stack.</summary>
    /// <exception cref="InsufficientExecutionStackException">The recursion is too deep.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Enter()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new InsufficientExecutionStackException("The recursion is too deep for the stack. Does it ever end?");
        Poll();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowIfInterrupted()
    {
        if (RunningCell.Current is { Interrupt.IsCancellationRequested: true } cell)
            throw new CellInterruptedException(cell.Interrupt);
    }
}
