using CimKit.Notebooks.Execution;
using CimKit.Notebooks.Views;

namespace CimKit.Notebooks.Interactive;

/// <summary>Something shown under a cell that can be replaced by something else.</summary>
public sealed class DisplayedValue
{
    private readonly RunningCell _cell;
    private readonly string[] _mimeTypes;

    internal DisplayedValue(RunningCell cell, string displayId, string[] mimeTypes) =>
        (_cell, DisplayId, _mimeTypes) = (cell, displayId, mimeTypes);

    /// <summary>Name under which the front end knows it.</summary>
    public string DisplayId { get; }

    /// <summary>Shows <paramref name="value"/> in its place, in the MIME types it was first shown in.</summary>
    public void Update(object? value) => Update(ValueFormatter.Format(value, _mimeTypes));

    /// <summary>Shows <paramref name="bundle"/> in its place.</summary>
    public void Update(MimeBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        // From the cell that updates: by then the one that showed it may have ended.
        var cell = RunningCell.Current ?? _cell;
        cell.Output.Send(output => output.Update(bundle, DisplayId));
    }
}
