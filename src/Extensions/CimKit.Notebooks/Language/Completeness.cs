namespace CimKit.Notebooks.Language;

/// <summary>Whether a cell's text could run as it stands.</summary>
public enum Completeness
{
    /// <summary>It could run.</summary>
    Complete,

    /// <summary>More text is expected.</summary>
    Incomplete,

    /// <summary>No further text makes it valid.</summary>
    Invalid,
}
