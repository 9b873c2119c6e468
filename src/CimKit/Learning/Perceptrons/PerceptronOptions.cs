using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Learning.Perceptrons;

/// <summary>Online training of a 400-100-10 perceptron on devices, image by image: the benchmark that published devices are compared with.</summary>
/// <remarks>Source: [ChenYu2019], version 3.0 of the published tool with its default values.</remarks>
public sealed record PerceptronOptions
{
    private const double LargestAccess = 15e3;

    /// <summary>Pulse response of the cells; null for software, whose weights are numbers.</summary>
    public UpdateCurve? Curve { get; init; }

    /// <summary>How the response differs from device to device.</summary>
    public DeviceToDeviceSpread Spread { get; init; } = new();

    /// <summary>Hidden neurons.</summary>
    public int Hidden { get; init => field = Require.InRange(value, 1, 10_000); } = 100;

    /// <summary>Rate of the first layer.</summary>
    [Unit("1")]
    public double FirstRate { get; init => field = Require.Positive(value); } = 0.4;

    /// <summary>Rate of the second layer.</summary>
    [Unit("1")]
    public double SecondRate { get; init => field = Require.Positive(value); } = 0.2;

    /// <summary>Epochs.</summary>
    public int Epochs { get; init => field = Require.InRange(value, 1, 100_000); } = 125;

    /// <summary>Training images drawn at random for one epoch.</summary>
    public int ImagesPerEpoch { get; init => field = Require.InRange(value, 1, 100_000_000); } = 8000;

    /// <summary>
    /// Resistance of the access transistor in series with a cell; null for 15 kΩ, or a tenth of the cell's on-resistance where that
    /// is less: a transistor that is not sized for its cell hides the cell's states.
    /// </summary>
    [Unit("Ω")]
    public double? AccessResistance { get; init => field = value is { } resistance ? Require.NotNegative(resistance, "Ω") : null; }

    /// <summary>Voltage on a selected row.</summary>
    [Unit("V")]
    public double ReadVoltage { get; init => field = Require.Positive(value, "V"); } = 0.5;

    /// <summary>Bits of the converters that read the columns.</summary>
    [Unit("bit")]
    public int AdcBits { get; init => field = Require.InRange(value, 1, 16, "bit"); } = 8;

    /// <summary>
    /// Reference: columns give half the weighted sum, so that activations are less steep than in software (Q12.16), and initial
    /// conductances lie G_min too low (Q12.17), as published results were made. Corrected: neither.
    /// </summary>
    public Fidelity Fidelity { get; init; } = Fidelity.Corrected;

    /// <summary>Root of initial weights, order of images and noise.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The access resistance that is used.</summary>
    [Unit("Ω")]
    internal double Access => AccessResistance ?? (Curve is null ? 0 : Math.Min(LargestAccess, 0.1 / Curve.Maximum));

    /// <summary>Everything that is wrong; empty if it can be trained.</summary>
    public IReadOnlyList<string> Problems() => Curve?.Problems().Select(problem => "Curve: " + problem).ToArray() ?? [];
}
