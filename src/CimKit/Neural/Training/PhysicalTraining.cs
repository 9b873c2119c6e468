using CimKit.Learning;

namespace CimKit.Neural.Training;

/// <summary>Devices that answer as they are, by a pulse response: the physical update.</summary>
/// <param name="Update">How a wanted change becomes pulses and pulses a change.</param>
public sealed record PhysicalTraining(CurveUpdate Update) : DeviceTraining
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems() => Update.Problems().Select(problem => "Update: " + problem).ToArray();
}
