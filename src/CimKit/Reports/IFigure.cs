namespace CimKit.Reports;

/// <summary>A picture described as data: one panel or a grid of panels. A renderer draws it.</summary>
public interface IFigure
{
    /// <summary>What the picture shows.</summary>
    string Title { get; }

    /// <summary>The panels, row by row.</summary>
    IReadOnlyList<Figure> Panels { get; }

    /// <summary>Panels side by side in one row.</summary>
    int PanelColumns { get; }

    /// <summary>Where the picture is from: seed, hashes, versions. It is not drawn; saved files carry it.</summary>
    IReadOnlyList<FigureFact> Origin => [];

    /// <summary>Everything that keeps the picture from being drawn; empty if it can be.</summary>
    IEnumerable<string> Problems();

    /// <summary>Title, axes, and name, size and range of every series in plain words, for readers without pictures.</summary>
    string Describe();
}
