using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Mapping;

namespace CimKit.Reports;

/// <summary>Estimates of chips as tables and figures.</summary>
public static class ChipReports
{
    /// <summary>One row a figure of merit: size, time, energy, and what follows from them.</summary>
    public static Table ToTable(this ChipEstimate chip)
    {
        var rows = Summary(chip);
        return new Table(
            $"{chip.Mapping.Table.Name} on {chip.Design.Name}",
            new TextColumn("Quantity", rows.Select(row => row.Quantity)),
            new TextColumn("Value", rows.Select(row => row.Value)));
    }

    /// <summary>One row a layer: tiles, copies, utilisation, area, time and energy of one image, leakage.</summary>
    public static Table ToLayerTable(this ChipEstimate chip)
    {
        var layers = chip.Layers;
        var areas = chip.ToTree().Parts.Take(layers.Length).Select(part => part.Cost.Area);
        return new Table(
            $"{chip.Mapping.Table.Name} on {chip.Design.Name}, layer by layer",
            new TextColumn("Layer", layers.Select(layer => layer.Name.Replace(' ', '\u00a0'))),
            new IntegerColumn("Tiles", "1", layers.Select(layer => (long?)layer.Mapping.Tiles.Count)),
            new IntegerColumn("Copies", "1", layers.Select(layer => (long?)layer.Mapping.SpeedUp.Count)),
            new NumberColumn("Utilisation", "%", layers.Select(layer => 100 * layer.Mapping.Utilization)) { Format = "F1" },
            CostQuantity.Area.ToColumn(areas),
            CostQuantity.Latency.ToColumn(layers.Select(layer => layer.Total.Latency)),
            new NumberColumn("Busy", "%", layers.Select(layer => 100 * layer.Total.Latency / chip.Total.Latency)) { Format = "F1" },
            CostQuantity.Energy.ToColumn(layers.Select(layer => layer.Total.Energy)),
            CostQuantity.Leakage.ToColumn(layers.Select(layer => layer.LeakagePower)));
    }

    /// <summary>One row a layer: cells, how they are laid out, tiles, copies, utilisation.</summary>
    public static Table ToTable(this NetworkMapping mapping)
    {
        var layers = mapping.Layers;
        return new Table(
            $"{mapping.Table.Name} on {mapping.SplitTiles + mapping.UnrolledTiles:N0} tiles, {Percent(mapping.Utilization)} of the cells in use",
            new TextColumn("Layer", layers.Select(layer => $"layer {layer.Index + 1}")),
            new TextColumn("Laid out", layers.Select(layer => layer.IsSplit ? "by kernel position" : "unrolled")),
            new TextColumn("Cells of one copy", layers.Select(layer => FormattableString.Invariant($"{layer.Footprint.Rows:N0}×{layer.Footprint.Columns:N0}"))),
            new IntegerColumn("Copies", "1", layers.Select(layer => (long?)layer.SpeedUp.Count)),
            new IntegerColumn("Tiles", "1", layers.Select(layer => (long?)layer.Tiles.Count)),
            new NumberColumn("Utilisation", "%", layers.Select(layer => 100 * layer.Utilization)) { Format = "F1" });
    }

    /// <summary>One row a circuit over the whole chip, most energy first: its area, its energy for one image, and their shares.</summary>
    public static Table ToCircuitTable(this ChipEstimate chip)
    {
        var circuits = ChipCircuits.All(chip).OrderByDescending(circuit => circuit.Energy).ThenByDescending(circuit => circuit.Area).ToArray();
        return new Table(
            $"{chip.Mapping.Table.Name} on {chip.Design.Name}, circuit by circuit",
            new TextColumn("Circuit", circuits.Select(circuit => circuit.Name)),
            new TextColumn("Kind", circuits.Select(circuit => circuit.Kind)),
            CostQuantity.Area.ToColumn(circuits.Select(circuit => BlankIf0(circuit.Area))),
            Share("Area share", circuits.Select(circuit => circuit.Area).ToArray()),
            CostQuantity.Energy.ToColumn(circuits.Select(circuit => BlankIf0(circuit.Energy))),
            Share("Energy share", circuits.Select(circuit => circuit.Energy).ToArray()));
    }

    private static NumberColumn Share(string name, double[] values) =>
        new(name, "%", values.Select(value => BlankIf0(100 * value / values.Sum()))) { Format = "F1" };

    private static (string Quantity, string Value)[] Summary(ChipEstimate chip) =>
    [
        ("Tiles", FormattableString.Invariant($"{chip.Mapping.SplitTiles + chip.Mapping.UnrolledTiles:N0}")),
        ("Cells in use", Percent(chip.Mapping.Utilization)),
        ("Area", Si.Format(chip.Area.Total, "m²")),
        ("Clock", double.IsFinite(chip.ClockFrequency) && chip.Design.Clock.IsSynchronous ? Si.Format(chip.ClockFrequency, "Hz") : "none"),
        ("Time between images", Si.Format(chip.Total.Latency, "s")),
        ("Frames in a second", FormattableString.Invariant($"{chip.FramesPerSecond:N0}")),
        ("Energy of an image, switching", Si.Format(chip.Total.Energy, "J")),
        ("Energy of an image, leakage", Si.Format(chip.LeakageEnergy, "J")),
        ("Leakage power", Si.Format(chip.LeakagePower, "W")),
        ("Operations of an image", Si.Format(chip.Operations, "OP")),
        .. ChipFigures.Of(chip).Where(figure => figure.Unit.StartsWith("TOPS", StringComparison.Ordinal))
            .Select(figure => (figure.Name, FormattableString.Invariant($"{figure.Value:G4} {figure.Unit}"))),
    ];

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:F1} %");

    private static double BlankIf0(double value) => value == 0 ? double.NaN : value;
}
