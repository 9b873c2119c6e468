using System.Collections.Immutable;
using CimKit.Circuits;

namespace CimKit.Estimation.Training;

/// <summary>A training estimate as a tree of costs.</summary>
internal static class TrainingTree
{
    internal static CostTree Of(TrainingEstimate estimate)
    {
        var parts = estimate.Layers.Select(Layer).ToList();
        parts.Add(CostTree.Then("area",
            Area("arrays", estimate.Area.Array),
            Area("conversion", estimate.Area.Conversion),
            Area("accumulation", estimate.Area.Accumulation),
            Area("other", estimate.Area.Other),
            Area("interconnect", estimate.Area.Interconnect),
            Area("weight gradient", estimate.GradientArea)));
        var tiles = estimate.Layers.Sum(layer => layer.LeakagePower);
        parts.Add(CostTree.Leaf("shared leakage", new Cost(0, 0, 0, estimate.LeakagePower - tiles)));
        return CostTree.Then("training", [.. parts]);
    }

    private static CostTree Layer(TrainingLayerEstimate layer)
    {
        var phases = ImmutableArray.CreateBuilder<CostTree>();
        for (var phase = 0; phase < TrainingPhases.Names.Length; phase++)
        {
            var (all, peak) = (layer.Phases[phase], layer.Peak[phase]);
            phases.Add(CostTree.Then(
                TrainingPhases.Names[phase],
                CostTree.Leaf("working", new Cost(0, peak.Latency, peak.Energy, 0)),
                CostTree.Leaf("moving data", new Cost(0, all.Latency - peak.Latency, all.Energy - peak.Energy, 0))));
        }
        phases.Add(CostTree.Leaf("leakage", new Cost(0, 0, 0, layer.LeakagePower)));
        return CostTree.Then(layer.Name, phases.ToImmutable());
    }

    private static CostTree Area(string name, double area) => CostTree.Leaf(name, new Cost(area, 0, 0, 0));
}
