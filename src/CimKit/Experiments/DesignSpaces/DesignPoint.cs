using CimKit.Estimation.Chips;
using CimKit.Foundation;

namespace CimKit.Experiments.DesignSpaces;

/// <summary>A design with both answers: how accurate it is and what it costs.</summary>
public sealed record DesignPoint
{
    /// <summary>The design.</summary>
    public required DesignCandidate Design { get; init; }

    /// <summary>What makes it impossible; empty if it can be built.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Accuracy of every chip, 0 to 1, chip 0 first; empty if the design is impossible.</summary>
    public IReadOnlyList<double> Accuracies { get; init; } = [];

    /// <summary>What the chip costs; null if it cannot be built.</summary>
    public ChipEstimate? Cost { get; init; }

    /// <summary>Hash of chip and arrays, labels not counted; null if it is not known.</summary>
    internal string? Key { get; init; }

    /// <summary>True if it can be built.</summary>
    public bool IsPossible => Problems.Count == 0;

    /// <summary>Mean accuracy of the chips; NaN if the design is impossible.</summary>
    [Unit("1")]
    public double Accuracy => Accuracies.Count == 0 ? double.NaN : Accuracies.Average();

    /// <summary>Sample standard deviation of the chips' accuracy; 0 for one chip, NaN if the design is impossible.</summary>
    [Unit("1")]
    public double Spread => Accuracies.Count switch
    {
        0 => double.NaN,
        1 => 0,
        var count => Math.Sqrt(Accuracies.Sum(accuracy => (accuracy - Accuracy) * (accuracy - Accuracy)) / (count - 1)),
    };

    /// <summary>Energy of an image, leakage included; NaN if the design is impossible.</summary>
    [Unit("J")]
    public double Energy => Cost is null ? double.NaN : Cost.Total.Energy + Cost.LeakageEnergy;

    /// <summary>Time between two images; NaN if the design is impossible.</summary>
    [Unit("s")]
    public double Latency => Cost?.Total.Latency ?? double.NaN;

    /// <summary>Area of the chip; NaN if the design is impossible.</summary>
    [Unit("m²")]
    public double Area => Cost?.Area.Total ?? double.NaN;

    /// <summary>Leakage of the chip; NaN if the design is impossible.</summary>
    [Unit("W")]
    public double LeakagePower => Cost?.LeakagePower ?? double.NaN;

    /// <summary>Operations for an energy, after layout; NaN if the design is impossible.</summary>
    [Unit("OP/J")]
    public double EnergyEfficiency => Cost?.EnergyEfficiency ?? double.NaN;
}
