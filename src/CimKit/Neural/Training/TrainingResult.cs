using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Neural.Training;

/// <summary>What a training leaves behind.</summary>
public sealed record TrainingResult
{
    /// <summary>How it was trained.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>Figures of every finished epoch.</summary>
    public required IReadOnlyList<EpochResult> History { get; init; }

    /// <summary>Float weights after the last finished epoch.</summary>
    public required TrainedNetwork Network { get; init; }

    /// <summary>Largest activation that has a code, by layer, <c>image</c> included; empty unless trained with <see cref="TrainingOptions.Ranges"/>.</summary>
    public IReadOnlyDictionary<string, double> ActivationRanges { get; init; } = new Dictionary<string, double>();

    /// <summary>The integer network after the last finished epoch; null if trained in float.</summary>
    public QuantizedNetwork? Quantized { get; init; }

    /// <summary>Float weights after <see cref="BestEpoch"/>.</summary>
    public TrainedNetwork Best { get => field ?? Network; init; }

    /// <summary>The integer network after <see cref="BestEpoch"/>; null if trained in float.</summary>
    public QuantizedNetwork? BestQuantized { get => field ?? Quantized; init; }

    /// <summary>The first epoch with the highest accuracy on the test images, from 1.</summary>
    public int BestEpoch => History.MaxBy(epoch => epoch.TestAccuracy)!.Epoch;

    /// <summary>True if training was cancelled after at least one epoch.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>What was not as it should be and was gone on from, such as a damaged state; null if nothing was.</summary>
    public string? Warning { get; init; }

    /// <summary>Accuracy on the test images after the last finished epoch.</summary>
    [Unit("1")]
    public double TestAccuracy => History[^1].TestAccuracy;
}
