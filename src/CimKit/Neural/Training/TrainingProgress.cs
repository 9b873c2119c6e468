using CimKit.Foundation;

namespace CimKit.Neural.Training;

/// <summary>Where a training stands: reported after every batch, and after the test of every epoch in place of its last one.</summary>
/// <param name="Epoch">Current epoch, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Batch">Batches of this epoch that are done.</param>
/// <param name="Batches">Batches of an epoch.</param>
/// <param name="Loss">Mean loss of an image in this epoch so far.</param>
/// <param name="Accuracy">Part of the images of this epoch so far that were classified rightly.</param>
/// <param name="LearningRate">Rate of the last step.</param>
/// <param name="TestAccuracy">Accuracy on the test images, at the end of an epoch; null before.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    int Batch,
    int Batches,
    [property: Unit("1")] double Loss,
    [property: Unit("1")] double Accuracy,
    [property: Unit("1")] double LearningRate,
    [property: Unit("1")] double? TestAccuracy)
{
    /// <summary>Images that all steps so far have seen, those of earlier epochs included.</summary>
    public long Images { get; init; }

    /// <summary>Part of the whole training that is done, 0 to 1.</summary>
    [Unit("1")]
    public double Fraction => (Epoch - 1 + (double)Batch / Batches) / Epochs;
}
