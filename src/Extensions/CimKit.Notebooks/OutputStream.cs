namespace CimKit.Notebooks;

/// <summary>Console streams of a cell.</summary>
public enum OutputStream
{
    /// <summary>Standard output.</summary>
    Standard,

    /// <summary>Standard error.</summary>
    Error,
}
