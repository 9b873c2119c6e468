using CimKit.Estimation.Figures;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Training;

/// <summary>One weight update of a layer: arrays, and bringing the changes to them.</summary>
internal sealed class TrainingUpdate(TrainingChip model, TrainingTileWork work, LayerPartition partition)
{
    /// <param name="Arrays">Writing.</param>
    /// <param name="Moving">What comes on top: changes on their way to all tiles, and copies.</param>
    /// <param name="Buffer">Changes through the tiles' buffers.</param>
    /// <param name="Wires">Changes over the tiles' wires.</param>
    internal readonly record struct Cost(PartCost Arrays, PartCost Moving, PartCost Buffer, PartCost Wires);

    internal Cost Of(ITrainingLayer activity)
    {
        var (arrays, moved, buffer, wires) = (default(PartCost), default(PartCost), default(PartCost), default(PartCost));
        foreach (var block in partition.Tiles)
        {
            var (peak, energy) = work.Write(block, activity);
            arrays = arrays.Then(peak);
            moved = moved with { Energy = moved.Energy + energy - peak.Energy };
            var (buffered, wired) = work.Transfer(block);
            moved = moved.Then(buffered).Then(wired);
            (buffer, wires) = (Beside(buffer, buffered), Beside(wires, wired));
        }
        return new Cost(InParallel(arrays), InParallel(moved), buffer, wires);
    }

    private PartCost InParallel(PartCost part) => part with { Latency = part.Latency / Math.Max(model.ParallelWrites, 1) };

    private static PartCost Beside(PartCost a, PartCost b) => new(Math.Max(a.Latency, b.Latency), a.Energy + b.Energy);
}
