using CimKit.Foundation;
using CimKit.Mapping;

namespace CimKit.Estimation.Training;

/// <summary>What training costs in one layer, for an epoch.</summary>
public sealed record TrainingLayerEstimate
{
    /// <summary>Where the layer lies.</summary>
    public required LayerMapping Mapping { get; init; }

    /// <summary>Phases with everything that belongs to them.</summary>
    public required TrainingPhases Phases { get; init; }

    /// <summary>Phases without buffers, wires and memory beside the chip.</summary>
    public required TrainingPhases Peak { get; init; }

    /// <summary>The same by part.</summary>
    public required TrainingParts Parts { get; init; }

    /// <summary>Leakage of the layer's tiles.</summary>
    [Unit("W")]
    public required double LeakagePower { get; init; }

    /// <summary>Leakage of the other layers' tiles while this one reads.</summary>
    [Unit("J")]
    public double LeakageEnergy { get; init; }

    /// <summary>Leakage of one of the layer's tiles.</summary>
    [Unit("W")]
    public double TileLeakage => LeakagePower / Mapping.Tiles.Count;

    /// <summary>Name in reports.</summary>
    public string Name => $"layer {Mapping.Index + 1}";

    /// <summary>The mean over images.</summary>
    internal static TrainingLayerEstimate Mean(IReadOnlyList<TrainingLayerEstimate> images)
    {
        if (images.Count == 1)
            return images[0];
        var share = 1.0 / images.Count;
        return images[0] with
        {
            Phases = images.Aggregate(default(TrainingPhases), (sum, image) => sum.Then(image.Phases)).Times(share),
            Peak = images.Aggregate(default(TrainingPhases), (sum, image) => sum.Then(image.Peak)).Times(share),
            Parts = images.Aggregate(default(TrainingParts), (sum, image) => sum.Then(image.Parts)).Times(share),
            LeakagePower = images.Average(image => image.LeakagePower),
        };
    }
}
