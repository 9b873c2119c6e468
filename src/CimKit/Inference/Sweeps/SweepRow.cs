using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Inference.Sweeps;

/// <summary>One setting of a sweep and the accuracy of its chips.</summary>
public sealed record SweepRow
{
    /// <summary>The setting: one label for each of the sweep's <see cref="SweepResult.Quantities"/>.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The arrays, seed included.</summary>
    public required ArrayDesign Design { get; init; }

    /// <summary>Accuracy of every chip, 0 to 1; chip 0 first.</summary>
    public required IReadOnlyList<double> Accuracies { get; init; }

    /// <summary>Conversions of all chips.</summary>
    public required long Conversions { get; init; }

    /// <summary>Conversions of all chips that were clipped at an end of the range.</summary>
    public required long SaturatedConversions { get; init; }

    /// <summary>The converters.</summary>
    public AdcDesign Adc => Design.Adc;

    /// <summary>How far cells land from their target.</summary>
    public ProgrammingVariation Variation => Design.Variation;

    /// <summary>Clipped conversions over all conversions.</summary>
    [Unit("1")]
    public double SaturatedRatio => SaturatedConversions / Math.Max(1.0, Conversions);

    /// <summary>Mean accuracy of the chips.</summary>
    [Unit("1")]
    public double Mean => Accuracies.Average();

    /// <summary>Sample standard deviation of the chips' accuracy; 0 for one chip.</summary>
    [Unit("1")]
    public double Spread => Accuracies.Count < 2
        ? 0
        : Math.Sqrt(Accuracies.Sum(accuracy => (accuracy - Mean) * (accuracy - Mean)) / (Accuracies.Count - 1));

    /// <summary>Accuracy of the worst chip.</summary>
    [Unit("1")]
    public double Minimum => Accuracies.Min();

    /// <summary>Accuracy of the best chip.</summary>
    [Unit("1")]
    public double Maximum => Accuracies.Max();
}
