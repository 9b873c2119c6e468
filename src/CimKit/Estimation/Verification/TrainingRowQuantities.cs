using CimKit.Circuits.Verification;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Training;
using CimKit.Foundation;
using CimKit.Traces;

namespace CimKit.Estimation.Verification;

/// <summary>Values of a training estimate under the names of the published check values: in sentences with six digits, in short with nine.</summary>
internal static class TrainingRowQuantities
{
    private const double Activity = 0.18;

    internal static CheckedQuantities Of(TrainingEstimate chip)
    {
        var quantities = new CheckedQuantities();
        foreach (var layer in chip.Layers)
        {
            var name = layer.Name.Replace(" ", "", StringComparison.Ordinal) + ".";
            AddPhases(quantities, name, layer.Phases, layer.Peak);
            AddParts(quantities, name, layer.Parts, "Buffer buffer latency", "Interconnect latency", "DRAM data transfer Energy");
            quantities[name + "leakagePower"] = () => layer.LeakagePower;
            quantities[name + "leakageEnergy"] = () => layer.LeakageEnergy;
            AddShort(quantities, name, layer);
            AddShared(quantities, name, chip, layer);
        }
        AddChip(quantities, chip);
        return quantities;
    }

    /// <summary>Pulses of the first or last array of the network.</summary>
    internal static CheckedQuantities Pulses(TrainingEstimate chip, RunTrace run, bool isLast)
    {
        var model = chip.Model!;
        var layer = isLast ? chip.Layers[^1] : chip.Layers[0];
        var partition = new TrainingLayerWork(model, layer.Mapping).Partition;
        var tile = isLast ? partition.Tiles[^1] : partition.Tiles[0];
        var element = isLast ? tile.Elements[^1] : tile.Elements[0];
        var block = isLast ? element.Arrays[^1] : element.Arrays[0];
        var count = new TracedTraining(model.Context, partition, run.Layers[layer.Mapping.Index]).Count(block);
        return new CheckedQuantities
        {
            ["rows"] = () => count.Rows,
            ["cols"] = () => count.Columns,
            ["selRowSet"] = () => count.SetRows,
            ["selRowReset"] = () => count.ResetRows,
            ["selColSet"] = () => count.SetColumns,
            ["selColReset"] = () => count.ResetColumns,
            ["setPulses"] = () => count.SetPulses,
            ["resetPulses"] = () => count.ResetPulses,
            ["Ecells"] = () => count.CellEnergy,
        };
    }

    private static void AddChip(CheckedQuantities quantities, TrainingEstimate chip)
    {
        const string Name = "chip.";
        var (phases, peak) = (chip.Phases, chip.Peak);
        AddPhases(quantities, "chip.Chip ", phases, peak);
        AddParts(quantities, Name, chip.Parts, "Buffer readLatency", "Interconnect readLatency", "DRAM data transfer DynamicEnergy");
        Add(quantities, phases.Total, "chip.chip Latency", "chip.chip Energy");
        Add(quantities, peak.Total, "chip.Chip PEAK total Latency", "chip.Chip PEAK total Energy");
        quantities["chip.Chip leakage Power"] = () => chip.LeakagePower;
        quantities["chip.Chip leakage Energy"] = () => chip.LeakageEnergy;
        quantities["chip.ChipArea"] = () => chip.Area.Total;
        quantities["chip.chip CIM array"] = () => chip.Area.Array;
        quantities["chip.Total IC Area on chip"] = () => chip.Area.Interconnect;
        quantities["chip.Total ADC Area on chip"] = () => chip.Area.Conversion;
        quantities["chip.Total Accumulation Circuits on chip"] = () => chip.Area.Accumulation;
        quantities["chip.Other Peripheries"] = () => chip.Area.Other;
        quantities["chip.Weight Gradient Calculation"] = () => chip.GradientArea;
        quantities["chip.Energy Efficiency TOPS/W"] = () => chip.EnergyEfficiency / Si.Tera;
        quantities["chip.Throughput TOPS"] = () => chip.Throughput / Si.Tera;
        quantities["chip.Throughput FPS"] = () => chip.EpochsPerSecond;
        quantities["chip.Peak Energy Efficiency TOPS/W"] = () => chip.PeakEnergyEfficiency / Si.Tera;
        quantities["chip.Peak Throughput TOPS"] = () => chip.PeakThroughput / Si.Tera;
        quantities["chip.Peak Throughput FPS"] = () => 1 / peak.Total.Latency;
    }

    private static void AddPhases(CheckedQuantities quantities, string name, TrainingPhases phases, TrainingPhases peak)
    {
        foreach (var (prefix, values) in new[] { (name, phases), (name + "PEAK ", peak) })
        {
            Add(quantities, values.Forward, prefix + "readLatency of Forward", prefix + "readDynamicEnergy of Forward");
            Add(quantities, values.ActivationGradient,
                prefix + "readLatency of Activation Gradient", prefix + "readDynamicEnergy of Activation Gradient");
            Add(quantities, values.WeightGradient, prefix + "readLatency of Weight Gradient", prefix + "readDynamicEnergy of Weight Gradient");
            Add(quantities, values.WeightUpdate, prefix + "writeLatency of Weight Update", prefix + "writeDynamicEnergy of Weight Update");
        }
    }

    private static void AddParts(CheckedQuantities quantities, string name, TrainingParts parts, string buffer, string wires, string dram)
    {
        Add(quantities, parts.Conversion, name + "ADC readLatency", name + "ADC readDynamicEnergy");
        Add(quantities, parts.Accumulation, name + "Accumulation Circuits readLatency", name + "Accumulation Circuits readDynamicEnergy");
        Add(quantities, parts.Arrays, name + "Synaptic Array w/o ADC readLatency", name + "Synaptic Array w/o ADC readDynamicEnergy");
        Add(quantities, parts.Buffer, name + buffer, name + "Buffer readDynamicEnergy");
        Add(quantities, parts.Interconnect, name + wires, name + "Interconnect readDynamicEnergy");
        Add(quantities, parts.WeightGradient,
            name + "Weight Gradient Calculation readLatency", name + "Weight Gradient Calculation readDynamicEnergy");
        Add(quantities, parts.WeightUpdate, name + "Weight Update writeLatency", name + "Weight Update writeDynamicEnergy");
        Add(quantities, parts.Dram, name + "DRAM data transfer Latency", name + dram);
    }

    private static void AddShort(CheckedQuantities quantities, string name, TrainingLayerEstimate layer)
    {
        void Both(string word, PartCost cost) => Add(quantities, cost, name + word + "_lat", name + word + "_E");
        Both("FW", layer.Phases.Forward);
        Both("AG", layer.Phases.ActivationGradient);
        Both("WG", layer.Phases.WeightGradient);
        Both("WU", layer.Phases.WeightUpdate);
        Both("pFW", layer.Peak.Forward);
        Both("pAG", layer.Peak.ActivationGradient);
        Both("pWG", layer.Peak.WeightGradient);
        Both("pWU", layer.Peak.WeightUpdate);
        Both("dram", layer.Parts.Dram);
        Both("buf", layer.Parts.Buffer);
        Both("ic", layer.Parts.Interconnect);
        Both("ADC", layer.Parts.Conversion);
        Both("Acc", layer.Parts.Accumulation);
        Both("Oth", layer.Parts.Arrays);
        quantities[name + "tileLeak"] = () => layer.TileLeakage;
    }

    private static void AddShared(CheckedQuantities quantities, string name, TrainingEstimate chip, TrainingLayerEstimate layer)
    {
        var model = chip.Model!;
        var row = layer.Mapping.Footprint.Row;
        quantities[name + "numInVector"] = () => model.Context.Vectors(layer.Mapping);
        quantities[name + "numBufferCore"] = () => model.Buffer.Cores;
        quantities[name + "busWidth"] = () => model.BusWidth;
        if (model.Gradient is not { } unit)
        {
            foreach (var word in new[] { "rows", "cols", "arrRow", "arrCol", "outPrec", "rdLatPeak", "wrLatPeak", "rdEPeak", "wrEPeak" })
                quantities.NotApplicable($"{name}WG_{word}", "the chip does not train");
            foreach (var word in new[] { "gradAcc_num", "gradAcc_bit", "gradAcc_lat", "gradAcc_E", "numArrayWriteParallel" })
                quantities.NotApplicable(name + word, "the chip does not train");
            return;
        }
        var largest = chip.Mapping.Layers.MaxBy(other =>
            (long)other.Footprint.Row.InputHeight * other.Footprint.Row.InputWidth * other.Footprint.Row.InputChannels)!;
        var (read, write) = unit.Both(Activity);
        var added = new TrainingGradient(model.Context, model, layer.Mapping).Added(row.WeightRows * row.Outputs);
        quantities[name + "numArrayWriteParallel"] = () => model.ParallelWrites;
        quantities[name + "WG_rows"] = () => TrainingSizes.Positions(model.Context, largest);
        quantities[name + "WG_cols"] = () => largest.Footprint.Row.InputChannels * unit.InputBits;
        quantities[name + "WG_arrRow"] = () => unit.ArrayRows;
        quantities[name + "WG_arrCol"] = () => unit.ArrayColumns;
        quantities[name + "WG_outPrec"] = () => unit.OutputBits;
        Add(quantities, new PartCost(read.Latency * row.Outputs, read.Energy * row.Outputs), name + "WG_rdLatPeak", name + "WG_rdEPeak");
        Add(quantities, write, name + "WG_wrLatPeak", name + "WG_wrEPeak");
        quantities[name + "gradAcc_num"] = () => model.GradientAdderCount;
        quantities[name + "gradAcc_bit"] = () => unit.OutputBits + ChipContext.Log2Up(chip.Design.BatchSize);
        Add(quantities, added, name + "gradAcc_lat", name + "gradAcc_E");
    }

    internal static void Add(CheckedQuantities quantities, PartCost cost, string latency, string energy)
    {
        quantities[latency] = () => cost.Latency;
        quantities[energy] = () => cost.Energy;
    }
}
