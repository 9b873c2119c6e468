namespace CimKit.Notebooks.Documents;

/// <summary>A file is not a notebook this program can read; the message names the file, the place in it and the reason.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>A file that cannot be read.</summary>
    /// <param name="file">Path or name of the file.</param>
    /// <param name="place">Line or cell, as in <c>line 3</c> or <c>cell 2</c>; empty for the file as a whole.</param>
    /// <param name="reason">What is wrong there, and what was expected.</param>
    /// <param name="inner">What the reader stumbled over.</param>
    public NotebookFormatException(string file, string place, string reason, Exception? inner = null)
        : base(place.Length == 0 ? $"{file}: {reason}" : $"{file}, {place}: {reason}", inner)
    {
        (File, Place, Reason) = (file, place, reason);
    }

    /// <summary>Path or name of the file.</summary>
    public string File { get; }

    /// <summary>Line or cell; empty for the file as a whole.</summary>
    public string Place { get; }

    /// <summary>What is wrong there.</summary>
    public string Reason { get; }
}
