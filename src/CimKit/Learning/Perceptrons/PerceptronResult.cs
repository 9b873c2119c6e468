using CimKit.Foundation;

namespace CimKit.Learning.Perceptrons;

/// <summary>What a perceptron has learned.</summary>
public sealed record PerceptronResult
{
    /// <summary>How it was trained.</summary>
    public required PerceptronOptions Options { get; init; }

    /// <summary>Accuracy on the test images after every epoch.</summary>
    public required IReadOnlyList<double> Accuracies { get; init; }

    /// <summary>Pulses that all cells got.</summary>
    public required UpdateCounts Pulses { get; init; }

    /// <summary>Accuracy after the last epoch.</summary>
    [Unit("1")]
    public double Accuracy => Accuracies[^1];
}
