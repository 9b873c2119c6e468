using CimKit.Foundation;
using CimKit.Neural.Layers;
using CimKit.Neural.Quantization;

namespace CimKit.Neural.Training;

/// <summary>How a network is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>8-bit training for a notebook: LeNet-5 on 10,000 synthetic digits, about 25 s of processor time, above 98 %.</summary>
    public static TrainingOptions Quick { get; } = new() { Epochs = 6, BatchSize = 64, LearningRate = 0.02 };

    /// <summary>8-bit training to the end: LeNet-5 on the 60,000 images of MNIST, about 2 min of processor time, 99 %.</summary>
    public static TrainingOptions Thorough { get; } = new() { Epochs = 6, BatchSize = 128, LearningRate = 0.03 };

    /// <summary>The same in float, where weights are smaller and so is the rate that suits them (0.003).</summary>
    public TrainingOptions InFloat() => this with
    {
        WeightBits = 32, ActivationBits = 32, ErrorBits = 32, GradientBits = 32, LearningRate = 0.003,
    };

    /// <summary>8-bit integers by ranges, which takes batch normalisation and residual additions: weights and rate are those of float.</summary>
    /// <param name="ranges">How ranges are found; learned if null.</param>
    public TrainingOptions InRanges(RangeTraining? ranges = null) => this with
    {
        Ranges = ranges ?? new RangeTraining(), ErrorBits = 32, GradientBits = 32, LearningRate = 0.003,
    };

    /// <summary>Training on devices with the default values of the published tool [Peng2021]: batches of 200, 5-bit weights and steps.</summary>
    /// <param name="devices">The devices.</param>
    public static TrainingOptions OnDevices(DeviceTraining devices) => new()
    {
        Devices = devices, Epochs = 6, BatchSize = 200, LearningRate = 0.1, Optimizer = OptimizerKind.Sgd, Loss = LossKind.SumOfSquares,
        WeightBits = 5, GradientBits = 5, GradientScale = 1,
    };

    /// <summary>Training by pulses on arrays: small batches, since every image has a product of its own, and weights read with 8 bits.</summary>
    /// <param name="devices">Devices and algorithm.</param>
    public static TrainingOptions OnDevices(PulsedTraining devices) => OnDevices((DeviceTraining)devices) with
    {
        BatchSize = 20, LearningRate = 0.03, WeightBits = 8, GradientBits = 8,
    };

    /// <summary>Passes over the training images.</summary>
    public int Epochs { get; init => field = Require.InRange(value, 1, 100_000); } = 6;

    /// <summary>Images of one step.</summary>
    public int BatchSize { get; init => field = Require.InRange(value, 1, 1_000_000); } = 64;

    /// <summary>Rate of the first step.</summary>
    [Unit("1")]
    public double LearningRate { get; init => field = Require.Positive(value); } = 0.02;

    /// <summary>How the rate falls.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>Epochs between two steps of <see cref="LearningRateSchedule.Step"/>.</summary>
    public int StepEpochs { get; init => field = Require.Positive(value); } = 4;

    /// <summary>What each step of <see cref="LearningRateSchedule.Step"/> multiplies the rate by.</summary>
    [Unit("1")]
    public double StepFactor { get; init => field = Require.InRange(value, 0, 1); } = 0.3;

    /// <summary>Rule that turns gradients into steps.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>What is minimised.</summary>
    public LossKind Loss { get; init; } = LossKind.CrossEntropy;

    /// <summary>Momentum of <see cref="OptimizerKind.Sgd"/>; the first-moment decay of <see cref="OptimizerKind.Adam"/>.</summary>
    [Unit("1")]
    public double Momentum { get; init => field = Require.InRange(value, 0, 0.9999); } = 0.9;

    /// <summary>Pull of the weights towards zero.</summary>
    [Unit("1")]
    public double WeightDecay { get; init => field = Require.NotNegative(value); }

    /// <summary>Word length of the weights, 2 to 8; 32 for float.</summary>
    [Unit("bit")]
    public int WeightBits { get; init => field = Require.InRange(value, 2, 32, "bit"); } = 8;

    /// <summary>Word length of the activations, sign included, 2 to 8; 32 for float.</summary>
    [Unit("bit")]
    public int ActivationBits { get; init => field = Require.InRange(value, 2, 32, "bit"); } = 8;

    /// <summary>Word length of the errors that run backward; 32 for float.</summary>
    [Unit("bit")]
    public int ErrorBits { get; init => field = Require.InRange(value, 2, 32, "bit"); } = 8;

    /// <summary>True if an error keeps its power-of-two scale, false if every layer normalises it as in [Wu2018].</summary>
    public bool KeepsErrorScale { get; init; }

    /// <summary>Word length of the weight gradients; 32 for float, the default.</summary>
    [Unit("bit")]
    public int GradientBits { get; init => field = Require.InRange(value, 2, 32, "bit"); } = 32;

    /// <summary>η of the gradient quantiser: steps that the largest gradient makes.</summary>
    [Unit("1")]
    public double GradientScale { get; init => field = Require.Positive(value); } = 8;

    /// <summary>Ranges of weights and activations; null for the fixed scales of [Wu2018].</summary>
    public RangeTraining? Ranges { get; init; }

    /// <summary>What a chip does to weights, as far as training expects it; null for nothing.</summary>
    public HardwareAwareness? Awareness { get; init; }

    /// <summary>Devices that the weights live on; null for numbers. The schedule then moves η, since steps are normalised.</summary>
    public DeviceTraining? Devices { get; init; }

    /// <summary>Root of every random stream: initial weights, order of the images, stochastic rounding.</summary>
    public ulong Seed { get; init; } = 117;

    /// <summary>Where libtorch computes: <c>cpu</c>, or <c>cuda</c> where its package is referenced.</summary>
    public string Device { get; init => field = Require.NotBlank(value); } = "cpu";

    /// <summary>True if weights and activations are integers.</summary>
    public bool IsQuantized => WeightBits <= 8;

    internal Precision ToPrecision() => IsQuantized
        ? new Precision
        {
            WeightBits = WeightBits,
            ActivationBits = ActivationBits,
            ErrorBits = ErrorBits,
            KeepsErrorScale = KeepsErrorScale,
            Ranges = Ranges,
        }
        : Precision.Float;

    /// <summary>Rules across properties that are broken; empty if there are none.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (WeightBits is > 8 and < 32 || ActivationBits is > 8 and < 32)
            problems.Add($"WeightBits and ActivationBits must be 2 to 8 bit, or 32 bit for float; got {WeightBits} and {ActivationBits}.");
        else if (WeightBits == 32 != (ActivationBits == 32))
            problems.Add($"WeightBits and ActivationBits must both be quantised or both be 32 bit; got {WeightBits} and {ActivationBits}.");
        if (GradientBits <= 15 && Optimizer != OptimizerKind.Sgd)
            problems.Add($"Optimizer must be Sgd with GradientBits up to 15 (a quantised gradient is the step); got {Optimizer}.");
        if (Ranges is not null && (!IsQuantized || ErrorBits < 32 || GradientBits < 32 || Optimizer != OptimizerKind.Adam || Devices is not null))
            problems.Add("Ranges must go with WeightBits up to 8, ErrorBits and GradientBits 32, Optimizer Adam and no Devices; "
                + $"got {WeightBits}, {ErrorBits}, {GradientBits}, {Optimizer} and {(Devices is null ? "none" : "some")}.");
        problems.AddRange((Awareness?.Problems(IsQuantized) ?? []).Select(problem => "Awareness: " + problem));
        if (Devices is null)
            return problems;
        if (!IsQuantized || GradientBits > 15 || WeightDecay > 0)
            problems.Add(FormattableString.Invariant(
                $"Devices must go with WeightBits up to 8, GradientBits up to 15 and WeightDecay 0; got {WeightBits}, {GradientBits} and {WeightDecay:G6}."));
        problems.AddRange(Devices.Problems().Select(problem => "Devices: " + problem));
        return problems;
    }
}
