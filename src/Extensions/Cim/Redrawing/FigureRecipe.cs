using CimKit.Reports;

namespace Cim.Redrawing;

/// <summary>How a picture of the repository is drawn again.</summary>
/// <param name="Path">The picture below the repository's root, with forward slashes.</param>
/// <param name="Draw">Computes the figure from what the repository holds.</param>
/// <param name="Save">Writes it.</param>
internal sealed record FigureRecipe(string Path, Func<RecipeInputs, IFigure> Draw, Action<IFigure, string> Save);
