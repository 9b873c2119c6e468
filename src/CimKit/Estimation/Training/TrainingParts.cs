using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Training;

/// <summary>What takes time and energy in training.</summary>
public readonly record struct TrainingParts
{
    /// <summary>Converters, forwards and backwards.</summary>
    public PartCost Conversion { get; init; }

    /// <summary>Adders, shift-adds and their registers, forwards and backwards.</summary>
    public PartCost Accumulation { get; init; }

    /// <summary>Arrays with their drivers, activation and pooling; no buffers and wires.</summary>
    public PartCost Arrays { get; init; }

    /// <summary>Registers of processing elements, buffers of tiles and of the chip.</summary>
    public PartCost Buffer { get; init; }

    /// <summary>Buses of processing elements, trees of tiles and of the chip.</summary>
    public PartCost Interconnect { get; init; }

    /// <summary>Computing gradients of weights, without moving them.</summary>
    public PartCost WeightGradient { get; init; }

    /// <summary>Writing arrays, without moving changes of weights.</summary>
    public PartCost WeightUpdate { get; init; }

    /// <summary>Memory beside the chip.</summary>
    public PartCost Dram { get; init; }

    /// <summary>These parts and then others, part by part.</summary>
    public TrainingParts Then(TrainingParts next) => new()
    {
        Conversion = Conversion.Then(next.Conversion),
        Accumulation = Accumulation.Then(next.Accumulation),
        Arrays = Arrays.Then(next.Arrays),
        Buffer = Buffer.Then(next.Buffer),
        Interconnect = Interconnect.Then(next.Interconnect),
        WeightGradient = WeightGradient.Then(next.WeightGradient),
        WeightUpdate = WeightUpdate.Then(next.WeightUpdate),
        Dram = Dram.Then(next.Dram),
    };

    internal TrainingParts Times(double count) => new()
    {
        Conversion = Conversion.Times(count),
        Accumulation = Accumulation.Times(count),
        Arrays = Arrays.Times(count),
        Buffer = Buffer.Times(count),
        Interconnect = Interconnect.Times(count),
        WeightGradient = WeightGradient.Times(count),
        WeightUpdate = WeightUpdate.Times(count),
        Dram = Dram.Times(count),
    };
}
