using CimKit.Foundation;
using CimKit.Learning;

namespace CimKit.Neural.Training;

/// <summary>What an epoch on devices did to one layer.</summary>
public sealed record LayerUpdate
{
    /// <summary>Name of the layer.</summary>
    public required string Name { get; init; }

    /// <summary>Mean of the weights after the epoch.</summary>
    [Unit("1")]
    public required double WeightMean { get; init; }

    /// <summary>Standard deviation of the weights after the epoch.</summary>
    [Unit("1")]
    public required double WeightSpread { get; init; }

    /// <summary>Mean of the changes that the last batch asked for; with pulses on arrays, of those it made.</summary>
    [Unit("1")]
    public required double StepMean { get; init; }

    /// <summary>Standard deviation of the changes that the last batch asked for; with pulses on arrays, of those it made.</summary>
    [Unit("1")]
    public required double StepSpread { get; init; }

    /// <summary>Weights after the epoch.</summary>
    public required ValueHistogram Weights { get; init; }

    /// <summary>Changes that the last batch asked for.</summary>
    public required ValueHistogram Steps { get; init; }

    /// <summary>Pulses of all batches; none in the published tool, which counts them from old and new weights.</summary>
    public required UpdateCounts Pulses { get; init; }
}
