using CimKit.Circuits.Verification;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Training;
using CimKit.Traces;

namespace CimKit.Estimation.Verification;

/// <summary>Figures of the first processing element and tile of a layer of a chip that trains.</summary>
internal static class TrainingTraceQuantities
{
    internal static CheckedQuantities Element(TrainingEstimate chip, RunTrace run, int layer)
    {
        var (model, mapping) = (chip.Model!, chip.Layers[layer].Mapping);
        var (tile, work) = (model.TileOf(mapping), new TrainingLayerWork(model, mapping));
        var activity = new TracedTraining(model.Context, work.Partition, run.Layers[layer]);
        var (kind, block) = (tile.Element, work.Partition.Tiles[0].Elements[0]);
        var tileWork = new TrainingTileWork(model.Context, tile, mapping);
        var copies = tileWork.CopiesInElement;
        var (isBackward, vectors) = (model.Context.IsBackward(mapping), model.Context.Vectors(mapping));
        var whole = kind.Estimate(block, copies, mapping, activity);
        var (last, tree) = (activity.Reads(block.Arrays[^1]), tileWork.ElementLeakage(block) ?? 0);
        var written = block.Arrays.Aggregate(default(PartCost), (sum, array) => sum.Then(activity.Write(array)));
        var quantities = new CheckedQuantities
        {
            ["layer"] = () => layer + 1,
            ["NM"] = () => mapping.IsSplit ? 1 : 0,
            ["rows"] = () => block.Rows,
            ["cols"] = () => block.Columns,
            ["dup"] = () => copies.Count,
            ["T"] = () => vectors * model.Context.InputBits,
            ["sa_lat"] = () => last.Forward.Latency,
            ["sa_latAG"] = () => last.Backward.Latency,
            ["sa_leak"] = () => kind.Array.Leakage(isBackward),
            ["at_bits"] = () => kind.Tree.Bits,
            ["at_stage"] = () => kind.Tree.Stages,
            ["at_trees"] = () => kind.Tree.Trees,
            ["at_leak"] = () => tree,
            ["di_n"] = () => kind.InputBits,
            ["do_n"] = () => kind.OutputBits,
            ["di_leak"] = () => kind.InputRegister.Leakage,
            ["do_leak"] = () => kind.OutputRegister.Leakage,
            ["leak"] = () => kind.Leakage(isBackward, tree),
            ["WU"] = () => written.Latency,
            ["EWU"] = () => written.Energy * Math.Max(copies.Count, 1),
        };
        if (copies.Count > 1 && kind.IsFull(copies))
            quantities.NotApplicable("at_lat", ModuleCall.OtherKind).NotApplicable("at_E", ModuleCall.OtherKind).NotApplicable("at_leak", ModuleCall.OtherKind);
        Costs(quantities, whole);
        quantities["EAG"] = () => whole.Backward.Energy;
        quantities["pEAG"] = () => whole.PeakBackward.Energy;
        Add(quantities, "at", kind.Sums(block, copies, vectors));
        var (input, output) = kind.Registers(block, vectors);
        Add(quantities, "di", input);
        Add(quantities, "do", output);
        var (arriving, leaving) = kind.Buses(block, vectors);
        Add(quantities, "bi", arriving);
        Add(quantities, "bo", leaving);
        return quantities;
    }

    internal static CheckedQuantities Tile(TrainingEstimate chip, RunTrace run, int layer)
    {
        var (model, mapping) = (chip.Model!, chip.Layers[layer].Mapping);
        var (tile, work) = (model.TileOf(mapping), new TrainingLayerWork(model, mapping));
        var activity = new TracedTraining(model.Context, work.Partition, run.Layers[layer]);
        var tileWork = new TrainingTileWork(model.Context, tile, mapping);
        var block = work.Partition.Tiles[0];
        var whole = tileWork.Estimate(block, activity);
        var (inputs, outputs) = tileWork.Traffic(block);
        var (written, _) = tileWork.Write(block, activity);
        var (buffered, wired) = tileWork.Transfer(block);
        var moved = tile.OutputBuffer.Moves(outputs, outputs, tile.BusWidth);
        var quantities = new CheckedQuantities
        {
            ["NM"] = () => mapping.IsSplit ? 1 : 0,
            ["rows"] = () => block.Rows,
            ["cols"] = () => block.Columns,
            ["sr"] = () => mapping.SpeedUp.Rows,
            ["sc"] = () => mapping.SpeedUp.Columns,
            ["T"] = () => model.Context.Vectors(mapping) * model.Context.InputBits,
            ["bitsOut"] = () => inputs,
            ["bitsIn"] = () => outputs,
            ["acc_bits"] = () => tile.Tree.Bits,
            ["acc_trees"] = () => tile.Tree.Trees,
            ["ib_iw"] = () => tile.InputBuffer.LineBits,
            ["ib_bits"] = () => tile.InputBuffer.Bits,
            ["ob_iw"] = () => tile.OutputBuffer.LineBits,
            ["ob_bits"] = () => tile.OutputBuffer.Bits,
            ["ib_leak"] = () => tile.InputBuffer.Core.Leakage,
            ["ob_leak"] = () => tile.OutputBuffer.Core.Leakage,
            ["nin"] = () => tile.InputBuffer.Cores,
            ["nout"] = () => tile.OutputBuffer.Cores,
            ["ht_bw"] = () => tile.BusWidth,
            ["ob_lat"] = () => moved.Latency / 2,
            ["leak"] = () => chip.Layers[layer].TileLeakage,
            ["WU"] = () => written.Then(buffered).Then(wired).Latency,
            ["pWU"] = () => written.Latency,
        };
        Costs(quantities, whole);
        quantities["buf"] = () => whole.Buffer.Then(buffered).Latency;
        quantities["ic"] = () => whole.Interconnect.Then(wired).Latency;
        if (tileWork.Summands(block) is { } summands)
        {
            quantities["acc_lat"] = () => tileWork.Sums(summands).Latency;
            quantities["acc_leak"] = () => tile.Tree.Of(summands).Leakage;
        }
        else
            quantities.NotApplicable("acc_lat", ModuleCall.OtherKind).NotApplicable("acc_leak", ModuleCall.OtherKind);
        return quantities;
    }

    private static void Costs(CheckedQuantities quantities, PhaseSums whole)
    {
        quantities["FW"] = () => whole.Forward.Latency;
        quantities["AG"] = () => whole.Backward.Latency;
        quantities["pFW"] = () => whole.PeakForward.Latency;
        quantities["pAG"] = () => whole.PeakBackward.Latency;
        quantities["E"] = () => whole.Forward.Energy;
        quantities["pE"] = () => whole.PeakForward.Energy;
        quantities["buf"] = () => whole.Buffer.Latency;
        quantities["ic"] = () => whole.Interconnect.Latency;
    }

    private static void Add(CheckedQuantities quantities, string name, PartCost cost) =>
        TrainingRowQuantities.Add(quantities, cost, name + "_lat", name + "_E");
}
