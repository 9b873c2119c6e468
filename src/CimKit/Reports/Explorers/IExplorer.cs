namespace CimKit.Reports.Explorers;

/// <summary>A view that answers to a reader: everything it can show is computed beforehand. A renderer draws it.</summary>
public interface IExplorer
{
    /// <summary>What is explored.</summary>
    string Title { get; }

    /// <summary>The same at a glance, for pages without scripts.</summary>
    IFigure Figure { get; }

    /// <summary>The same in plain words, for readers without pictures.</summary>
    string Describe();
}
