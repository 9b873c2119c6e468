using CimKit.Reports;
using CimKit.Reports.Explorers;

namespace CimKit.Extensions.Rendering.Explorers;

/// <summary>What the script of a cost explorer reads.</summary>
internal static class CostData
{
    public static object Of(CostExplorer explorer) => new
    {
        title = explorer.Title,
        colors = Palette.Colors,
        views = explorer.Views.Select(view => new
        {
            name = $"{view.Quantity} ({view.Unit})",
            overlaps = view.Overlaps,
            parents = view.Parts.Select(part => part.Parent),
            names = view.Parts.Select(part => part.Name),
            texts = view.Parts.Select(part => Packed.Text(part.Value, view.Unit)),
            sizes = view.Parts.Select(part => Packed.Short(part.Size / view.Parts[0].Size, 7)),
        }),
    };
}
