using CimKit.Foundation;

namespace CimKit.Neural.Training;

/// <summary>Figures of one epoch.</summary>
/// <param name="Epoch">Number, from 1.</param>
/// <param name="Loss">Mean loss of an image while training.</param>
/// <param name="TrainAccuracy">Part of the training images classified rightly, each before the step it took part in.</param>
/// <param name="TestAccuracy">Part of the test images classified rightly after the epoch.</param>
public sealed record EpochResult(
    int Epoch,
    [property: Unit("1")] double Loss,
    [property: Unit("1")] double TrainAccuracy,
    [property: Unit("1")] double TestAccuracy)
{
    /// <summary>Weights and pulses of every layer; empty unless trained on devices.</summary>
    public IReadOnlyList<LayerUpdate> Layers { get; init; } = [];
}
