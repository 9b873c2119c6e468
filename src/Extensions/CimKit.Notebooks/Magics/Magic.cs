namespace CimKit.Notebooks.Magics;

/// <summary>A directive or magic command. To add one: derive from this, add it to <see cref="MagicTable"/>.</summary>
internal abstract class Magic
{
    /// <summary>Its name with the hash: <c>#r</c>, <c>#!time</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How it is written, for <c>#!lsmagic</c>.</summary>
    public abstract string Usage { get; }

    /// <summary>What it does, in one sentence.</summary>
    public abstract string Description { get; }

    /// <summary>True if the lines below it belong to it.</summary>
    public virtual bool TakesBody => false;

    /// <summary>Carries it out and then the rest of the cell.</summary>
    /// <param name="call">Where and how it was written.</param>
    /// <param name="rest">What follows it in the cell; called once at most.</param>
    public virtual async Task RunAroundAsync(MagicCall call, Func<Task> rest)
    {
        await RunAsync(call).ConfigureAwait(false);
        await rest().ConfigureAwait(false);
    }

    /// <summary>Carries it out.</summary>
    protected abstract Task RunAsync(MagicCall call);
}
