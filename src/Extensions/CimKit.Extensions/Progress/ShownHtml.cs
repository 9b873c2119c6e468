namespace CimKit.Extensions.Progress;

/// <summary>HTML and text a host shows as they are, for progress bars and live figures.</summary>
/// <param name="Html">A fragment.</param>
/// <param name="Text">The same for readers without HTML.</param>
public sealed record ShownHtml(string Html, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
