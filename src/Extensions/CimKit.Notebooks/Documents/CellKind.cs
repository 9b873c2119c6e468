namespace CimKit.Notebooks.Documents;

/// <summary>What a cell of a notebook holds.</summary>
public enum CellKind
{
    /// <summary>Code to run.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text for converters.</summary>
    Raw,
}
