using CimKit.Circuits.Logic;
using CimKit.Circuits.Memories;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Mapping;

namespace CimKit.Estimation.Training;

/// <summary>Gradients of one layer's weights, for one image.</summary>
internal sealed class TrainingGradient(TrainingContext chip, TrainingChip model, LayerMapping layer)
{
    /// <param name="Computing">Unit and adders.</param>
    /// <param name="Buffer">One way of the gradients through the global buffer.</param>
    /// <param name="Dram">One way of the gradients to the memory beside the chip.</param>
    internal readonly record struct Cost(PartCost Computing, PartCost Buffer, PartCost Dram);

    internal Cost Of(double activity)
    {
        var (unit, design, row) = (model.Gradient!, chip.Design.Gradient, layer.Footprint.Row);
        var stored = (double)TrainingSizes.Positions(chip, layer);
        var bits = (double)row.InputChannels * chip.InputBits;
        var isConnected = stored == 1;
        var (rows, columns) = (Math.Max(1, Math.Ceiling(stored / design.Rows)), Math.Max(1, Math.Ceiling(bits / design.Columns)));
        var fasterRows = isConnected ? unit.ArrayRows : Math.Max(1, Math.Floor(unit.ArrayRows / rows));
        var fasterColumns = isConnected ? Math.Max(1, Math.Floor(bits / design.Columns)) : Math.Max(1, Math.Floor(unit.ArrayColumns / columns));
        var used = stored * bits / ((double)unit.Arrays * design.Rows * design.Columns);
        var (read, write) = unit.Both(activity);
        var kernel = (double)row.KernelArea;
        var added = Added(row.WeightRows * row.Outputs);
        var computing = new PartCost(
            (read.Latency * row.Outputs / (fasterRows * fasterColumns) + write.Latency) * kernel + added.Latency,
            (read.Energy * row.Outputs + write.Energy) * used * kernel + added.Energy);
        var gradients = (double)row.Weights * unit.OutputBits;
        var dram = new Dram { Kind = chip.Design.Dram, Bits = gradients }.Estimate(chip.Node);
        // Reference: a last line that is not full is not moved.
        var line = model.Buffer.LineBits;
        var moved = chip.IsReference ? Math.Floor(gradients / line) * line : gradients;
        return new Cost(computing, model.Buffer.Moves(moved, moved, model.BusWidth), new PartCost(dram.Latency, dram.Energy));
    }

    /// <summary>Adding one image's gradients to those of the batch so far.</summary>
    internal PartCost Added(double gradients)
    {
        var additions = Math.Ceiling(gradients / model.GradientAdderCount);
        var adder = new RippleAdder
        {
            Bits = model.Gradient!.OutputBits + ChipContext.Log2Up(chip.Design.BatchSize),
        }.Estimate(chip.Node);
        // Reference: every addition counts all adders. Corrected: those with something to add.
        var added = chip.IsReference ? additions * Math.Min(gradients, model.GradientAdderCount) : gradients;
        return new PartCost(additions * adder.Latency, added * adder.Energy);
    }
}
