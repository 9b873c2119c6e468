using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>One setting of a sweep and the accuracy of its chips.</summary>
public sealed record SweepRow
{
    /// <summary>The converters.</summary>
    public required AdcDesign Adc { get; init; }

    /// <summary>How far cells land from their target.</summary>
    public required ProgrammingVariation Variation { get; init; }

    /// <summary>Accuracy of every chip, 0 to 1.</summary>
    public required IReadOnlyList<double> Accuracies { get; init; }

    /// <summary>Clipped conversions over all conversions.</summary>
    [Unit("1")]
    public required double SaturatedRatio { get; init; }

    /// <summary>Mean accuracy of the chips.</summary>
    [Unit("1")]
    public double Mean => Accuracies.Average();

    /// <summary>Sample standard deviation of the chips' accuracy; 0 for one chip.</summary>
    [Unit("1")]
    public double Spread => Accuracies.Count < 2
        ? 0
        : Math.Sqrt(Accuracies.Sum(accuracy => (accuracy - Mean) * (accuracy - Mean)) / (Accuracies.Count - 1));
}
