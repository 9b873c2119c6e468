using CimKit.Experiments.DesignSpaces;
using CimKit.Foundation;
using CimKit.Reports;
using CimKit.Reports.Explorers;

namespace CimKit.Extensions.Rendering.Explorers;

/// <summary>What the script of a design explorer reads.</summary>
internal static class DesignData
{
    private const double WideRatio = 100;

    private static readonly DesignQuantity[] Quantities = Enum.GetValues<DesignQuantity>();

    public static object Of(DesignExplorer explorer)
    {
        var (axes, designs) = (explorer.Points.Space.Axes, explorer.Designs);
        var labels = axes.Select(axis => axis.Choices.Select(choice => choice.Label).ToArray()).ToArray();
        var scales = Quantities.Select(quantity => Scale(quantity, designs)).ToArray();
        return new
        {
            title = explorer.Title,
            colors = Palette.Colors,
            axes = axes.Zip(labels, (axis, choices) => new { name = axis.Name, labels = choices }),
            quantities = Quantities.Zip(scales, (quantity, scale) => new
            {
                name = $"{quantity.Name()} ({scale.Unit})", word = quantity.Name(), high = quantity.IsBetterHigh(), log = designs.Max(point => quantity.Of(point)) > WideRatio * designs.Min(point => quantity.Of(point)),
            }),
            designs = designs.Select((point, place) => new
            {
                labels = point.Design.Labels.Select((label, axis) => Array.IndexOf(labels[axis], label)),
                values = Quantities.Zip(scales, (quantity, scale) => Packed.Short(quantity.Of(point) / scale.Factor)),
                texts = Quantities.Select(quantity => Text(quantity, point)),
                chip = explorer.ChipOf[place],
            }),
            software = Packed.Short(100 * explorer.Points.SoftwareAccuracy),
            kinds = DesignCostView.Kinds,
            chips = explorer.Chips.Select(Chip),
        };
    }

    private static object Chip(DesignCostView chip)
    {
        var plan = chip.Plan;
        var next = plan.Tiles.FirstOrDefault(tile => tile.Tile.Column == 1);
        var below = plan.Tiles.FirstOrDefault(tile => tile.Tile.Row == 1);
        return new
        {
            costs = new[] { chip.Area, chip.Energy, chip.Latency }.Select(parts => parts.Select(part => Packed.Short(part))),
            size = new[] { Micrometres(plan.Width), Micrometres(plan.Height) },
            shared = new[] { Micrometres(plan.Shared.X), Micrometres(plan.Shared.Y), Micrometres(plan.Shared.Width), Micrometres(plan.Shared.Height) },
            // Tiles stand in order of layers, row by row: counts and sizes say where each lies.
            grid = new[] { plan.Tiles.Max(tile => tile.Tile.Column) + 1, Micrometres(next?.Place.X ?? plan.Width), Micrometres(below?.Place.Y ?? plan.Shared.Y) },
            layers = plan.Tiles.GroupBy(tile => tile.Tile.Layer).Select(layer => new[]
            {
                layer.Count(), Micrometres(layer.First().Place.Width), Micrometres(layer.First().Place.Height),
            }),
        };
    }

    private static (double Factor, string Unit) Scale(DesignQuantity quantity, IReadOnlyList<DesignPoint> designs)
    {
        if (quantity == DesignQuantity.Accuracy)
            return (0.01, "%");
        if (quantity == DesignQuantity.EnergyEfficiency)
            return (Si.Tera, "TOPS/W");
        var scale = Si.ScaleFor(designs.Max(point => quantity.Of(point)), quantity.Unit());
        return (scale.Factor, scale.Unit);
    }

    private static string Text(DesignQuantity quantity, DesignPoint point) => quantity switch
    {
        DesignQuantity.Accuracy => FormattableString.Invariant($"{100 * point.Accuracy:F1} %")
            + (point.Accuracies.Count > 1 ? FormattableString.Invariant($" ± {100 * point.Spread:F1} % over {point.Accuracies.Count} chips") : ""),
        DesignQuantity.EnergyEfficiency => FormattableString.Invariant($"{point.EnergyEfficiency / Si.Tera:G4} TOPS/W"),
        _ => Si.Format(quantity.Of(point), quantity.Unit()),
    };

    private static double Micrometres(double length) => Math.Round(length / Si.Micro, 2);
}
