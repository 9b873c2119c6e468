using CimKit.Estimation.Figures;
using CimKit.Mapping;

namespace CimKit.Estimation.Training;

/// <summary>Sums of one layer over an epoch.</summary>
internal sealed class TrainingEpoch(TrainingContext chip, LayerMapping layer)
{
    internal required PhaseSums Read { get; init; }

    internal required PartCost Buffer { get; init; }

    internal required PartCost Wires { get; init; }

    internal required PartCost Dram { get; init; }

    internal required TrainingGradient.Cost Gradient { get; init; }

    internal required TrainingUpdate.Cost Update { get; init; }

    internal required double TileLeakage { get; init; }

    private bool IsBackward => chip.IsBackward(layer);

    private bool IsTraining => chip.Design.IsTraining;

    private double Images => chip.Design.Images;

    private double Updates => IsTraining ? chip.Design.Iterations : 0;

    internal TrainingLayerEstimate Estimate()
    {
        var ways = IsTraining ? 2 : 1;
        var moving = Times(Buffer, ways).Then(Wires).Then(Times(Dram, Memory));
        var gradient = Gradient.Computing.Then(Times(Buffer, 2)).Then(Times(Dram, 2)).Then(Times(Gradient.Buffer, 2)).Then(Times(Gradient.Dram, 2));
        var update = Update.Arrays.Then(Update.Moving);
        return new TrainingLayerEstimate
        {
            Mapping = layer,
            Phases = new TrainingPhases(
                Times(Read.Forward.Then(moving), Images),
                IsBackward ? Times(Read.Backward.Then(moving), Images) : Times(Read.Backward, Images),
                IsTraining ? Times(gradient, Images) : default,
                Times(update, Updates)),
            Peak = new TrainingPhases(
                Times(Read.PeakForward, Images), Times(Read.PeakBackward, Images),
                Times(Gradient.Computing, Images), Times(Update.Arrays, Updates)),
            Parts = Parts(ways),
            LeakagePower = layer.Tiles.Count * TileLeakage,
        };
    }

    // Reference: a chip that only infers fetches its first map again for every layer. Corrected: once.
    private double Memory => IsTraining ? 2 : layer.Index == 0 || chip.IsReference ? 1 : 0;

    private TrainingParts Parts(int ways)
    {
        var phases = IsTraining ? IsBackward ? 3 : 2 : 1;
        var changes = chip.IsReference ? Images : Updates;
        // Reference: the memory's traffic counts six or four times too often (T11).
        var memory = chip.IsReference && IsTraining ? 6 * phases * ways : phases * Memory;
        return new TrainingParts
        {
            Conversion = Times(Read.Conversion, Images),
            Accumulation = Times(Read.Accumulation, Images),
            Arrays = Times(Read.Other, Images),
            Buffer = Times(Read.Buffer.Then(Times(Buffer, phases * ways)).Then(Times(Gradient.Buffer, 2)), Images)
                .Then(Times(Update.Buffer, IsTraining ? changes : 0)),
            Interconnect = Times(Read.Interconnect.Then(Times(Wires, IsBackward ? 2 : 1)), Images)
                .Then(Times(Update.Wires, IsTraining ? changes : 0)),
            WeightGradient = Times(Gradient.Computing, Images),
            WeightUpdate = Times(Update.Arrays, Updates),
            Dram = Times(Times(Dram, memory).Then(Times(Gradient.Dram, 2)), Images),
        };
    }

    private static PartCost Times(PartCost part, double count) => new(part.Latency * count, part.Energy * count);
}
