using CimKit.Notebooks.Execution;
using CimKit.Notebooks.Views;

namespace CimKit.Notebooks.Interactive;

/// <summary>The place under the running cell where values are shown.</summary>
/// <remarks>
/// For hosts: a library that must not refer to this assembly offers a delegate of its own, and the host connects it to
/// <see cref="Show(object?, string[])"/> of <see cref="Current"/>.
/// </remarks>
public sealed class NotebookDisplay
{
    private readonly RunningCell _cell;

    private NotebookDisplay(RunningCell cell) => _cell = cell;

    /// <summary>That of the cell the calling code belongs to; null outside of notebooks.</summary>
    public static NotebookDisplay? Current => RunningCell.Current is { } cell ? new NotebookDisplay(cell) : null;

    /// <summary>Shows a value.</summary>
    /// <param name="value">Anything; formatted by the formatter of its type.</param>
    /// <param name="mimeTypes">Representations to show; none for those its type prefers.</param>
    public DisplayedValue Show(object? value, params string[] mimeTypes) =>
        Show(ValueFormatter.Format(value, mimeTypes), mimeTypes);

    /// <summary>Shows a value whose representations are made already.</summary>
    public DisplayedValue Show(MimeBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return Show(bundle, []);
    }

    private DisplayedValue Show(MimeBundle bundle, string[] mimeTypes)
    {
        var id = _cell.NewDisplayId();
        _cell.Output.Send(output => output.Display(bundle, id));
        return new DisplayedValue(_cell, id, mimeTypes);
    }
}
