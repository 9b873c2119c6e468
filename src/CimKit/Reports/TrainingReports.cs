using CimKit.Estimation.Figures;
using CimKit.Estimation.Training;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Estimates of on-chip training as tables and a figure.</summary>
public static class TrainingReports
{
    /// <summary>One row a phase: time and energy of an epoch, and of its peak without buffers, wires and memory beside the chip.</summary>
    public static Table ToTable(this TrainingEstimate training)
    {
        var phases = Phases(training.Phases);
        var peaks = Phases(training.Peak);
        return new Table(
            $"{training.Mapping.Table.Name} trained on {training.Design.Name}, an epoch",
            new TextColumn("Phase", phases.Select(phase => phase.Name)),
            CostQuantity.Latency.ToColumn(phases.Select(phase => phase.Cost.Latency)),
            CostQuantity.Energy.ToColumn(phases.Select(phase => phase.Cost.Energy)),
            new NumberColumn("Working time", "%", phases.Zip(peaks, (all, peak) => 100 * peak.Cost.Latency / all.Cost.Latency)) { Format = "F1" },
            new NumberColumn("Working energy", "%", phases.Zip(peaks, (all, peak) => 100 * peak.Cost.Energy / all.Cost.Energy)) { Format = "F1" });
    }

    /// <summary>One row a layer: tiles, copies, time and energy of each phase of an epoch.</summary>
    public static Table ToLayerTable(this TrainingEstimate training)
    {
        var layers = training.Layers;
        NumberColumn Column(string name, string unit, Func<TrainingLayerEstimate, double> value) =>
            new(name, unit, layers.Select(value)) { Format = "G4" };
        return new Table(
            $"{training.Mapping.Table.Name} trained on {training.Design.Name}, an epoch, layer by layer",
            new TextColumn("Layer", layers.Select(layer => layer.Name.Replace(' ', '\u00a0'))),
            new IntegerColumn("Tiles", "1", layers.Select(layer => (long?)layer.Mapping.Tiles.Count)),
            new IntegerColumn("Copies", "1", layers.Select(layer => (long?)layer.Mapping.SpeedUp.Count)),
            Column("Forward time", "s", layer => layer.Phases.Forward.Latency),
            Column("Activation-gradient time", "s", layer => layer.Phases.ActivationGradient.Latency),
            Column("Weight-gradient time", "s", layer => layer.Phases.WeightGradient.Latency),
            Column("Weight-update time", "s", layer => layer.Phases.WeightUpdate.Latency),
            Column("Forward energy", "J", layer => layer.Phases.Forward.Energy),
            Column("Activation-gradient energy", "J", layer => layer.Phases.ActivationGradient.Energy),
            Column("Weight-gradient energy", "J", layer => layer.Phases.WeightGradient.Energy),
            Column("Weight-update energy", "J", layer => layer.Phases.WeightUpdate.Energy));
    }

    /// <summary>Efficiency and speed of an epoch on average, and at the peak without buffers, wires, leakage and memory beside the chip.</summary>
    public static Table ToEfficiencyTable(this TrainingEstimate training) => new(
        $"{training.Mapping.Table.Name} trained on {training.Design.Name}, efficiency",
        new TextColumn("Figure", ["average", "peak"]),
        new NumberColumn("Energy efficiency", "TOPS/W", [training.EnergyEfficiency / Si.Tera, training.PeakEnergyEfficiency / Si.Tera]) { Format = "G4" },
        new NumberColumn("Throughput", "TOPS", [training.Throughput / Si.Tera, training.PeakThroughput / Si.Tera]) { Format = "G4" },
        new NumberColumn("Training images", "1/s", [training.ImagesPerSecond, training.PeakImagesPerSecond]) { Format = "G4" });

    /// <summary>One row an epoch: time and energy of each phase, leakage, and what has been spent until then.</summary>
    /// <param name="epochs">Estimates of the epochs of a training, in their order.</param>
    public static Table ToEpochTable(this IReadOnlyList<TrainingEstimate> epochs)
    {
        NumberColumn Column(string name, string unit, Func<TrainingEstimate, double> value) => new(name, unit, epochs.Select(value)) { Format = "G4" };
        IEnumerable<double> Running(Func<TrainingEstimate, double> value) => epochs.Select((_, epoch) => epochs.Take(epoch + 1).Sum(value));
        return new Table(
            "Training, epoch by epoch",
            new IntegerColumn("Epoch", "1", epochs.Select((_, epoch) => (long?)epoch + 1)),
            Column("Forward time", "s", epoch => epoch.Phases.Forward.Latency),
            Column("Activation-gradient time", "s", epoch => epoch.Phases.ActivationGradient.Latency),
            Column("Weight-gradient time", "s", epoch => epoch.Phases.WeightGradient.Latency),
            Column("Weight-update time", "s", epoch => epoch.Phases.WeightUpdate.Latency),
            Column("Forward energy", "J", epoch => epoch.Phases.Forward.Energy),
            Column("Activation-gradient energy", "J", epoch => epoch.Phases.ActivationGradient.Energy),
            Column("Weight-gradient energy", "J", epoch => epoch.Phases.WeightGradient.Energy),
            Column("Weight-update energy", "J", epoch => epoch.Phases.WeightUpdate.Energy),
            Column("Leakage energy", "J", epoch => epoch.LeakageEnergy),
            new NumberColumn("Time so far", "s", Running(epoch => epoch.Phases.Total.Latency)) { Format = "G4" },
            new NumberColumn("Energy so far", "J", Running(epoch => epoch.Phases.Total.Energy + epoch.LeakageEnergy)) { Format = "G4" });
    }

    /// <summary>Two panels, time and energy of an epoch by phase; each bar says what the circuits work and what moving data takes.</summary>
    public static FigureGrid ToPhaseFigure(this TrainingEstimate training)
    {
        var (phases, peaks) = (Phases(training.Phases)[..^1], Phases(training.Peak)[..^1]);
        Figure Panel(CostQuantity quantity, Func<PartCost, double> value) => new(
            $"{quantity} of an epoch by phase",
            new Axis("Phase").Of([.. phases.Select(phase => phase.Name)]),
            quantity.ToAxis(),
            new BarSeries("working", peaks.Select(peak => value(peak.Cost))) { Color = 0 },
            new BarSeries("moving data", phases.Zip(peaks, (all, peak) => Math.Max(value(all.Cost) - value(peak.Cost), 0))) { Color = 1 })
        {
            Bars = BarArrangement.Stacked,
        };
        return new FigureGrid(
            $"{training.Mapping.Table.Name} trained on {training.Design.Name}",
            Panel(CostQuantity.Latency, cost => cost.Latency),
            Panel(CostQuantity.Energy, cost => cost.Energy));
    }

    private static (string Name, PartCost Cost)[] Phases(TrainingPhases phases) =>
    [
        ("forward", phases.Forward),
        ("activation gradient", phases.ActivationGradient),
        ("weight gradient", phases.WeightGradient),
        ("weight update", phases.WeightUpdate),
        ("total", phases.Total),
    ];
}
