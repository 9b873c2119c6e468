using CimKit.Learning;

namespace CimKit.Neural.Training;

/// <summary>The published training tool, step by step.</summary>
/// <param name="Update">Its update; word lengths and η are those of the training options.</param>
public sealed record PublishedTraining(PublishedUpdate Update) : DeviceTraining
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems() => [];
}
