using CimKit.Estimation.Chips;

namespace CimKit.Reports;

/// <summary>Where the cost of a chip is, as figures.</summary>
public static class ChipBreakdowns
{
    private const string Shared = "shared";

    /// <summary>Area, latency and energy as bars of 100 %, divided by what circuits do.</summary>
    /// <remarks>Latency is that of the slowest layer in a pipeline, else of all. Energy is without leakage.</remarks>
    public static Figure ToFigure(this ChipEstimate chip)
    {
        CostQuantity[] quantities = [CostQuantity.Area, CostQuantity.Latency, CostQuantity.Energy];
        var slowest = chip.Layers.MaxBy(layer => layer.Total.Latency)!;
        var isPipelined = chip.Total.Latency < chip.Layers.Sum(layer => layer.Total.Latency) * (1 - 1e-9);
        var shares = quantities.Select(quantity => Shares(
            quantity == CostQuantity.Latency && isPipelined ? [ChipCircuits.Of(chip.ToTree(), slowest, quantity)] : Stacks(chip, quantity))).ToArray();
        return new Figure(
            $"Where the cost is: {chip.Design.Name}",
            new Axis("Cost").Of("Area", isPipelined ? $"Latency, {slowest.Name}" : "Latency", "Energy"),
            new Axis("Share", "%").From(0, 100),
            [.. ChipCircuits.Kinds.Select((kind, place) => new BarSeries(kind, shares.Select(share => share[place])) { Color = place })])
        {
            Bars = BarArrangement.Stacked,
            Origin = FigureOrigins.Of(chip),
        };
    }

    /// <summary>One cost of every layer and of the circuits they share, as bars divided by what circuits do.</summary>
    /// <param name="chip">The estimate.</param>
    /// <param name="quantity">Which cost; leakage is not divided. Energy is that of one image, without leakage.</param>
    public static Figure ToFigure(this ChipEstimate chip, CostQuantity quantity)
    {
        var stacks = Stacks(chip, quantity);
        var hasShared = stacks[^1].Sum() > 0;
        var shown = hasShared ? stacks : stacks[..^1];
        var names = chip.Layers.Select(layer => layer.Name).Concat(hasShared ? [Shared] : []);
        var used = ChipCircuits.Kinds.Index().Where(kind => shown.Any(stack => stack[kind.Index] > 0));
        return new Figure(
            $"{quantity} by layer: {chip.Design.Name}",
            new Axis("Layer").Of([.. names]),
            quantity.ToAxis(),
            [.. used.Select(kind => new BarSeries(
                quantity == CostQuantity.Leakage ? "" : kind.Item, shown.Select(stack => stack[kind.Index])) { Color = kind.Index })])
        {
            Bars = BarArrangement.Stacked,
            Origin = FigureOrigins.Of(chip),
        };
    }

    /// <summary>Energy of one image, or area, by circuit over the whole chip: largest first, coloured by what the circuit does.</summary>
    /// <param name="chip">The estimate.</param>
    /// <param name="quantity">Area or energy.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another cost: the others do not add up over circuits.</exception>
    public static Figure ToCircuitFigure(this ChipEstimate chip, CostQuantity quantity = CostQuantity.Energy)
    {
        if (quantity is not (CostQuantity.Area or CostQuantity.Energy))
            throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "quantity must be Area or Energy.");
        var circuits = ChipCircuits.All(chip)
            .Select(circuit => (circuit.Name, circuit.Kind, Value: quantity == CostQuantity.Area ? circuit.Area : circuit.Energy))
            .Where(circuit => circuit.Value > 0).OrderByDescending(circuit => circuit.Value).ToArray();
        return new Figure(
            $"{quantity} by circuit: {chip.Design.Name}",
            new Axis("Circuit").Of([.. circuits.Select(circuit => circuit.Name)]),
            quantity.ToAxis(),
            [.. ChipCircuits.Kinds.Index().Where(kind => circuits.Any(circuit => circuit.Kind == kind.Item)).Select(kind => new BarSeries(
                kind.Item, circuits.Select(circuit => circuit.Kind == kind.Item ? circuit.Value : 0)) { Color = kind.Index })])
        {
            Bars = BarArrangement.Stacked,
            Origin = FigureOrigins.Of(chip),
        };
    }

    /// <summary>How much of its cells, and of the time between two images, each layer uses.</summary>
    public static Figure ToUtilizationFigure(this ChipEstimate chip) => new(
        $"How well cells and time are used: {chip.Design.Name}",
        new Axis("Layer").Of([.. chip.Layers.Select(layer => layer.Name)]),
        new Axis("Share", "%").From(0, 100),
        new BarSeries("cells in use", chip.Layers.Select(layer => 100 * layer.Mapping.Utilization)),
        new BarSeries("time at work", chip.Layers.Select(layer => 100 * layer.Total.Latency / chip.Total.Latency)))
    {
        Origin = FigureOrigins.Of(chip),
    };

    /// <summary>Layers in order, then the shared circuits; each by kind.</summary>
    private static double[][] Stacks(ChipEstimate chip, CostQuantity quantity)
    {
        var parts = chip.ToTree().Parts;
        return [.. parts.Select((part, i) => ChipCircuits.Of(part, i < chip.Layers.Length ? chip.Layers[i] : null, quantity))];
    }

    private static double[] Shares(double[][] stacks)
    {
        var sums = ChipCircuits.Kinds.Select((_, kind) => stacks.Sum(stack => stack[kind])).ToArray();
        return [.. sums.Select(sum => 100 * sum / sums.Sum())];
    }
}
