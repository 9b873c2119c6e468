using System.Text.Json.Nodes;
using CimKit.Extensions.Figures;
using CimKit.Reports;
using CimKit.Reports.Explorers;

namespace CimKit.Extensions.Rendering.Explorers;

/// <summary>What the script of a device explorer reads.</summary>
internal static class DeviceData
{
    public static object Of(DeviceExplorer explorer)
    {
        var (curve, choices) = (explorer.Curve, explorer.LabelChoices.ToList());
        return new
        {
            title = explorer.Title,
            colors = Palette.Colors,
            steps = DeviceExplorer.Steps,
            spreadSteps = DeviceExplorer.SpreadSteps,
            bins = DeviceExplorer.Bins,
            labels = explorer.Labels,
            choices,
            pulses = explorer.PulseChoices,
            cycle = explorer.CycleToCycleChoices,
            vary = explorer.LabelSpreadChoices,
            quantiles = DeviceExplorer.Quantiles.Select(quantile => Packed.Short(quantile)),
            curves = Packed.Floats(explorer.Curves.SelectMany(points => points)),
            spreads = Packed.Floats(explorer.UnitSpreads.SelectMany(label => label.SelectMany(points => points))),
            start = new
            {
                up = choices.IndexOf(curve.PotentiationNonlinearity),
                down = choices.IndexOf(curve.DepressionNonlinearity),
                sent = 10,
                cycle = explorer.CycleToCycleChoices.ToList().IndexOf(curve.CycleToCycleSigma),
                vary = 0,
                upPulses = explorer.PulseChoices.ToList().IndexOf(curve.PotentiationPulses),
                downPulses = explorer.PulseChoices.ToList().IndexOf(curve.DepressionPulses),
                family = false,
            },
            layouts = explorer.Figure.Panels.Select(Layout),
        };
    }

    /// <summary>Axes and titles of a figure as plotly.js reads them.</summary>
    public static JsonNode Layout(Figure figure) => JsonNode.Parse(PlotlyRenderer.ToJson(figure))!["layout"]!;
}
