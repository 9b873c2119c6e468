using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Figures side by side, such as loss and accuracy of one training.</summary>
public sealed record FigureGrid : IFigure
{
    /// <summary>A grid filled row by row.</summary>
    /// <param name="title">What the panels show together.</param>
    /// <param name="panels">1 to 16 figures.</param>
    public FigureGrid(string title, params IReadOnlyList<Figure> panels)
    {
        Title = Require.NotBlank(title, nameof(Title));
        Require.InRange(panels.Count, 1, 16, "panels", nameof(Panels));
        Panels = Array.AsReadOnly(panels.ToArray());
        PanelColumns = Math.Min(panels.Count, 3);
    }

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Figure> Panels { get; }

    /// <summary>Panels side by side in one row, 1 to 4; at most 3 unless set.</summary>
    public int PanelColumns { get; init => field = Require.InRange(value, 1, 4, "panels"); }

    /// <summary>Where the picture is from; unless set, what its panels say.</summary>
    public IReadOnlyList<FigureFact> Origin
    {
        get => field ?? [.. Panels.SelectMany(panel => panel.Origin).Distinct()];
        init => field = Array.AsReadOnly(value.ToArray());
    }

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
        Panels.SelectMany(panel => panel.Problems().Select(problem => $"Panel '{panel.Title}': {problem}"));

    /// <inheritdoc/>
    public string Describe() => Title + string.Concat(Panels.Select(panel => "\n" + panel.Describe()));

    /// <inheritdoc/>
    public override string ToString() => Describe();
}
