namespace CimKit.Extensions;

/// <summary>How notebooks show figures.</summary>
public enum FigureMode
{
    /// <summary>Drawn by plotly.js in the page, with a static picture beside it; needs 1.5 MB once a notebook.</summary>
    Interactive,

    /// <summary>A static SVG picture only: small, for notebooks kept under version control.</summary>
    Static,
}
